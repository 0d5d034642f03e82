using System.Diagnostics;
using System.Security.Cryptography;

namespace BackupApi.Engines.Archive;

/// <summary>What a pipe of the server gives, hashed and counted on its way to the pool. Its end is given only when every part of the pipe succeeded;
/// otherwise reading throws, so that whoever stores it drops what it has.</summary>
/// <param name="prove">Throws what is wrong once the output has ended.</param>
/// <param name="limit">Bytes a second, or null.</param>
internal sealed class PackedStream(Pipeline pipeline, Func<Task> prove, int? limit, Action<long> progress) : ReadOnlyStream
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(250);

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private TimeSpan reported;
    private bool ended;

    public long Bytes { get; private set; }

    /// <summary>What reading threw: whoever stores the content may wrap it.</summary>
    public Exception? Failure { get; private set; }

    public string Sha256 => Convert.ToHexStringLower(hash.GetCurrentHash());

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await NextAsync(buffer, cancellationToken);
        }
        catch (Exception exception)
        {
            Failure ??= exception;
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) hash.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<int> NextAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (ended || buffer.Length == 0) return 0;
        var count = await pipeline.Output.ReadAsync(buffer, cancellationToken);
        if (count == 0)
        {
            await prove();
            ended = true;
            return 0;
        }

        hash.AppendData(buffer.Span[..count]);
        Bytes += count;
        if (clock.Elapsed - reported >= ReportEvery)
        {
            reported = clock.Elapsed;
            progress(Bytes);
        }

        await KeepLimitAsync(cancellationToken);
        return count;
    }

    private Task KeepLimitAsync(CancellationToken cancellationToken)
    {
        if (limit is not { } perSecond) return Task.CompletedTask;
        var early = TimeSpan.FromSeconds((double)Bytes / perSecond) - clock.Elapsed;
        return early > TimeSpan.FromMilliseconds(5) ? Task.Delay(early, cancellationToken) : Task.CompletedTask;
    }
}
