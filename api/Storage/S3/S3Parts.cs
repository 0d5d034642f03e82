using System.Collections.Concurrent;
using Amazon.S3.Model;
using BackupApi.Problems;

namespace BackupApi.Storage.S3;

/// <summary>Cuts a stream into parts and has several sent at a time. The stream is read no further than the parts that are held in memory.</summary>
internal sealed class S3Parts(Func<PartBuffer, int, CancellationToken, Task<PartETag>> send, ConcurrentBag<byte[]> store)
{
    private readonly List<Task> sending = [];
    private readonly List<PartETag> sent = [];

    /// <summary>Returns what was sent, in order, and how many bytes that is. When one part fails for good, the others and the reading are given up and its failure is thrown.</summary>
    public async Task<(List<PartETag> Parts, long Total)> RunAsync(PartBuffer first, Stream content, CancellationToken cancellationToken)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var total = await SendAllAsync(first, content, giveUp);
            return ([.. sent.OrderBy(part => part.PartNumber)], total);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Whoever gave up may not have ended yet with what it failed with.
            await EndAllAsync(giveUp);
            if (sending.Find(task => task.IsFaulted) is { } failed) await failed;
            throw;
        }
        finally
        {
            await EndAllAsync(giveUp);
        }
    }

    private async Task EndAllAsync(CancellationTokenSource giveUp)
    {
        await giveUp.CancelAsync();
        await Task.WhenAll(sending).ContinueWith(all => _ = all.Exception, TaskScheduler.Default);
    }

    private async Task<long> SendAllAsync(PartBuffer first, Stream content, CancellationTokenSource giveUp)
    {
        var total = 0L;
        var number = 1;
        for (var part = first; part.Length > 0; number++)
        {
            if (number > PartSizes.Most) throw new StorageException(ProblemCodes.StorageFull, "The backup is larger than one object can be (about 5 TB).", "Divide the source into several.");
            total += part.Length;
            sending.Add(SendAsync(part, number, giveUp));
            while (sending.Count(task => !task.IsCompleted) >= PartSizes.Senders(number)) await Task.WhenAny(sending.Where(task => !task.IsCompleted));
            giveUp.Token.ThrowIfCancellationRequested();
            sending.RemoveAll(task => task.IsCompletedSuccessfully);
            part = new PartBuffer(store);
            await part.FillAsync(content, PartSizes.Of(number + 1), giveUp.Token);
        }

        await Task.WhenAll(sending);
        return total;
    }

    private async Task SendAsync(PartBuffer part, int number, CancellationTokenSource giveUp)
    {
        try
        {
            var done = await send(part, number, giveUp.Token);
            lock (sent) sent.Add(done);
            part.GiveBack();
        }
        catch
        {
            await giveUp.CancelAsync();
            throw;
        }
    }
}
