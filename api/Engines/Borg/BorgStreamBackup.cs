using System.Text;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Engines.Borg;

/// <summary>Makes a backup out of the output of commands: borg, on the same host, reads them through named pipes.
/// It is made under another name, which lists hide, and gets its own once every command has succeeded and the repository holds what each gave.</summary>
internal sealed class BorgStreamBackup(BorgRunner runner, BorgTree tree)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task<BackupOutcome> RunAsync(IHost host, RepositoryAccess repository, BackupRequest request, IEngineObserver observer, CancellationToken cancellationToken)
    {
        var version = await BorgVersion.RequireAsync(host, asRoot: true, cancellationToken);
        var gate = new SerialObserver(observer);
        var incomplete = request with { Archive = BorgArchives.Incomplete(request.Archive), Compression = request.Compression ?? repository.Compression };
        await runner.VerifyAsync(repository);
        await new BorgArchives(runner).DeleteIfThereAsync(repository, incomplete.Archive, cancellationToken); // an earlier attempt's; its checkpoints stay to be used again
        await using var place = await runner.OpenOnAsync(host, repository, repository.AppendOnly, request.Operation, cancellationToken, request.BandwidthLimitKilobytes is not null);
        await using var pipes = await StreamPipes.OpenAsync(host, request.Operation, request.Streams, cancellationToken);
        await using var feed = new StreamFeed(host, pipes, request.Operation, request.Nice);
        var call = place.Call(location => BorgCommands.CreateFromPipes(location, incomplete, runner.Limits.Checkpoint)) with { AsRoot = true, Nice = request.Nice, Folder = pipes.Folder };
        var (json, bytes) = await TransferAsync(new Transfer(host, repository, call, feed, incomplete), gate, cancellationToken);

        await observer.EnterPhaseAsync("verify", CancellationToken.None);
        await ProveAsync(repository, incomplete, bytes);
        await runner.RunHereAsync(repository, location => BorgCommands.Rename(location, incomplete.Archive, request.Archive), null, CancellationToken.None);
        await using var proof = new BorgProof(runner, repository, request.Archive);
        var listed = await proof.ReadAsync(CancellationToken.None);
        var outcome = BorgBackup.Translate(json, listed, new BackupReport([], new BorgLog(gate, CancellationToken.None)), version);
        return outcome with { EngineId = listed?.EngineId ?? outcome.EngineId, FileCount = bytes.Count };
    }

    private async Task<(byte[] Json, IReadOnlyList<long> Bytes)> TransferAsync(Transfer transfer, SerialObserver observer, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var output = new MemoryStream();
        var log = new BorgLog(observer, cancellationToken);
        await using var run = await runner.StartAsync(transfer.Host, transfer.Call, log.TakeAsync, stream => stream.CopyToAsync(output, CancellationToken.None), cancellationToken);
        var reading = run.WaitAsync(ProcessSignal.Interrupt, cancellationToken);
        var feeding = transfer.Feed.RunAsync(transfer.Request.Streams, line => observer.LogAsync(EngineLogLevel.Warning, line, CancellationToken.None), stop.Token);
        await Task.WhenAny(reading, feeding);
        if (feeding.IsFaulted) await run.AbandonAsync();
        await Task.WhenAny(reading);
        // The reader ended at the end of the last pipe; a command that still runs a while later was never read.
        if (reading is { IsCompletedSuccessfully: true, Result.Succeeded: true }) stop.CancelAfter(Patience);
        else await stop.CancelAsync();
        await Task.WhenAny(feeding);
        cancellationToken.ThrowIfCancellationRequested();
        if (feeding.IsFaulted) await feeding;
        var result = await reading;
        if (!result.Succeeded || output.Length == 0) throw BorgProblems.Explain(result, transfer.Repository.Name, transfer.Host.Name);
        return (output.ToArray(), await feeding);
    }

    /// <summary>The repository holds exactly as much of each stream as its command gave.</summary>
    private async Task ProveAsync(RepositoryAccess repository, BackupRequest request, IReadOnlyList<long> bytes)
    {
        var stored = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var item in tree.ReadAsync(repository, request.Archive, [], false, CancellationToken.None))
        {
            stored[Encoding.UTF8.GetString(item.Entry.Path)] = item.Entry.Size;
        }

        foreach (var (stream, given) in request.Streams.Zip(bytes))
        {
            var kept = stored.GetValueOrDefault(stream.Name, -1);
            if (kept != given)
            {
                throw new EngineException(ProblemCodes.BackupUnproven, $"{stream.Title} gave {given:N0} bytes, but the repository holds {(kept < 0 ? "nothing" : $"{kept:N0} bytes")} of it.", "Check the repository, then retry.");
            }
        }
    }

    private sealed record Transfer(IHost Host, RepositoryAccess Repository, BorgCall Call, StreamFeed Feed, BackupRequest Request);
}
