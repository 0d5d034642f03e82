using BackupApi.Engines.Restores;
using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Engines.Restic;

/// <summary>Writes files of a backup onto a host. Restic 0.14 replaces whatever is there, so it is told only what the overwrite policy lets it write.</summary>
internal sealed class ResticRestore(ResticRunner runner, ResticBackups backups, ResticTree tree)
{
    public async Task<RestoreOutcome> RunAsync(IHost host, RepositoryAccess repository, RestoreRequest request, IEngineObserver observer, CancellationToken cancellationToken)
    {
        await runner.VerifyAsync(repository, cancellationToken);
        await ResticVersion.RequireAsync(host, asRoot: true, cancellationToken);
        var backup = await backups.RequireAsync(repository, request.Archive, cancellationToken);
        var files = new HostFiles(host, request.Destination, request.Operation);
        var leftOut = new PathSet();
        var planner = new RestorePlanner(tree, files, request, observer, leftOut.Add);
        var plan = await planner.MakeAsync(repository, cancellationToken);
        if (request.DryRun) return new RestoreOutcome(plan.Files, plan.Bytes, planner.KeptFiles, null, [], 0, []);

        await RestoreDestination.MakeFolderAsync(host, request, cancellationToken);
        var report = new RestoreErrors(observer, cancellationToken);
        await WriteAsync(new RestoreWork(host, repository, request, backup, files, plan), leftOut, report, observer, cancellationToken);
        observer.Report(new EngineProgress(plan.Bytes, plan.Bytes, plan.Files, plan.Files, null, null));
        var verification = new RestoreVerification(tree, files, repository, request, plan.Kept, observer);
        if (request.Verify)
        {
            await observer.EnterPhaseAsync("verify", cancellationToken);
            await verification.RunAsync(plan, cancellationToken);
        }

        return new RestoreOutcome(plan.Files - report.Failed, plan.Bytes, planner.KeptFiles, request.Verify ? verification.Verified : null, verification.Mismatched, report.Failed, report.Problems);
    }

    private async Task WriteAsync(RestoreWork work, PathSet leftOut, RestoreErrors report, IEngineObserver observer, CancellationToken cancellationToken)
    {
        var preparation = new RestorePreparation(tree, work, leftOut);
        var chosen = await preparation.MakeAsync(cancellationToken);
        if (chosen.Count == 0) return;
        var startedAt = await work.Files.NowAsync(cancellationToken);
        var folders = await KeptFolders.NoteAsync(work, preparation.Above, cancellationToken);
        try
        {
            foreach (var part in work.Backup.Parts) await ExtractAsync(work, part, chosen, report, observer, cancellationToken);
        }
        catch (Exception exception) when (exception is not HostException)
        {
            await RemoveHalfWrittenAsync(work, startedAt);
            await folders.RestoreAsync();
            throw;
        }

        await folders.RestoreAsync();
        if (report.Failed > 0) await RemoveHalfWrittenAsync(work, startedAt);
        if (report.RanOutOfRoom) throw RestoreDestination.NoRoom(work.Host, work.Request);
    }

    private async Task ExtractAsync(RestoreWork work, ResticPart part, IReadOnlyList<byte[]> chosen, RestoreErrors report, IEngineObserver observer, CancellationToken cancellationToken)
    {
        var patterns = RestorePatterns.For(part, chosen, isOnlyPart: work.Backup.Parts.Count == 1);
        if (patterns is null) return;
        await using var place = await runner.OpenOnAsync(work.Host, work.Repository, appendOnly: true, work.Request.Operation, cancellationToken);
        foreach (var batch in RestorePatterns.Batches(patterns))
        {
            var call = place.Call(ResticCommands.Restore(part.Id, work.Request.Destination, batch.Direct)) with { AsRoot = true, Nice = work.Request.Nice };
            if (batch.FromFile.Length > 0) call = call with { MoreArguments = await place.WriteAsync("paths", batch.FromFile, cancellationToken) };
            report.Begin();
            var result = await runner.RunAsync(work.Host, call, report.TakeAsync, output => output.CopyToAsync(Stream.Null, CancellationToken.None), cancellationToken);
            if (!result.Succeeded && !report.ExplainsAll) throw ResticProblems.Explain(result, work.Repository.Name, work.Host.Name);
        }
    }

    // Restic gives a file its length first and its time last: what this run wrote and has another time is not whole.
    private async Task RemoveHalfWrittenAsync(RestoreWork work, DateTimeOffset startedAt)
    {
        await foreach (var entries in tree.ReadAsync(work.Repository, work.Request.Archive, work.Request.Paths, false, CancellationToken.None).InBatches(RestorePlanner.Batch, CancellationToken.None))
        {
            var written = entries.Where(item => item.Entry.Type == BackupEntryType.File && !work.Plan.Kept.Contains(item.Entry.Path)).Select(item => item.Entry).ToList();
            var states = await work.Files.LookAsync(written.Select(entry => entry.Path), CancellationToken.None);
            var half = written.Where(entry => states.TryGetValue(RawText.Decode(entry.Path), out var state) && state.Type == 'f' && state.ChangedAt >= startedAt && !RestoreComparison.LooksSame(entry, state));
            await work.Files.RemoveAllAsync([.. half.Select(entry => entry.Path)], CancellationToken.None);
        }
    }
}

internal sealed record RestoreWork(IHost Host, RepositoryAccess Repository, RestoreRequest Request, ResticBackupParts Backup, HostFiles Files, RestorePlan Plan);
