using BackupApi.Problems;

namespace BackupApi.Engines.Restic;

/// <summary>Stores the output of commands, one run of restic for each, read through named pipes. What is stored so is no backup until all of it is there and gets its name.</summary>
internal sealed class ResticStreams(ResticRunner runner)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<ResticReport>> TransferAsync(
        ResticPlace place, RepositoryAccess repository, BackupRequest request, ResticNotes notes, IEngineObserver observer, CancellationToken cancellationToken)
    {
        var gate = new SerialObserver(observer);
        await using var pipes = await StreamPipes.OpenAsync(place.Host, request.Operation, request.Streams, cancellationToken);
        await using var feed = new StreamFeed(place.Host, pipes, request.Operation, request.Nice);
        var run = Guid.NewGuid().ToString("N")[..12];
        var reports = new List<ResticReport>();
        foreach (var stream in request.Streams)
        {
            var report = new ResticReport(gate, (reports.Sum(done => done.Summary!.Bytes), reports.Count), cancellationToken);
            var call = place.Call(ResticCommands.BackupStream(request, stream, ResticTags.Part(run, reports.Count + 1, request.Streams.Count))) with
            {
                AsRoot = true, Nice = request.Nice, Input = pipes.PathOf(stream),
            };
            await using var reader = await runner.StartAsync(place.Host, call, report.TakeAsync, report.ReadOutputAsync, cancellationToken);
            notes.Follow(request.Archive, reader);
            var given = await FeedAsync(new Reading(place, repository, reader, report), feed, stream, gate, cancellationToken);
            if (report.Summary!.Bytes != given)
                throw new EngineException(ProblemCodes.BackupUnproven, $"{stream.Title} gave {given:N0} bytes, but restic stored {report.Summary.Bytes:N0} bytes of it.", "Check the repository, then retry.");
            reports.Add(report);
        }

        return reports;
    }

    private static async Task<long> FeedAsync(Reading reading, StreamFeed feed, BackupStream stream, SerialObserver observer, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var storing = reading.Run.WaitAsync(abandon.Token);
        var feeding = feed.RunAsync(stream, line => observer.LogAsync(EngineLogLevel.Warning, line, CancellationToken.None), stop.Token);
        await Task.WhenAny(storing, feeding);
        // The pipe of a command that failed is held open, so restic still waits and is stopped before it takes half a stream for a whole one.
        if (feeding.IsFaulted) await abandon.CancelAsync();
        await Task.WhenAny(storing);
        if (storing is { IsCompletedSuccessfully: true, Result.Succeeded: true }) stop.CancelAfter(Patience);
        else await stop.CancelAsync();
        await Task.WhenAny(feeding);
        cancellationToken.ThrowIfCancellationRequested();
        if (feeding.IsFaulted) await feeding;
        var result = await storing;
        if (!result.Succeeded || reading.Report.Summary is null) throw ResticProblems.Explain(result, reading.Repository.Name, reading.Place.Host.Name);
        return await feeding;
    }

    private sealed record Reading(ResticPlace Place, RepositoryAccess Repository, ResticRun Run, ResticReport Report);
}
