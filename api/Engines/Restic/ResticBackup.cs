using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Engines.Restic;

/// <summary>Makes a backup: restic runs on the host that owns the files.</summary>
internal sealed class ResticBackup(ResticRunner runner, ResticBackups backups, ResticSizes sizes)
{
    private const int LongestArguments = 50 * 1024;

    public async Task<BackupOutcome> RunAsync(IHost host, RepositoryAccess repository, BackupRequest request, IEngineObserver observer, CancellationToken cancellationToken)
    {
        var startedAt = DateTimeOffset.UtcNow;
        var chosen = request with { Compression = request.Compression ?? repository.Compression };
        var excludes = Excludes(request);
        var opening = runner.OpenOnAsync(host, repository, repository.AppendOnly, request.Operation, cancellationToken);
        var looking = LookAsync(host, request, cancellationToken);
        var preparing = PrepareAsync(repository, request, observer, cancellationToken);
        var measuring = StoredAsync(repository, cancellationToken);
        await Task.WhenAny(Task.WhenAll(opening, looking, preparing));
        await using var place = new Opened<ResticPlace>(opening);
        var version = await looking;
        var notes = await preparing;
        var there = await opening;
        notes.Begin(request.Archive);
        IReadOnlyList<ResticReport> reports = request.Streams.Count == 0
            ? [await TransferAsync(there, new ResticTransfer(repository, chosen, excludes, notes), observer, cancellationToken)]
            : await new ResticStreams(runner).TransferAsync(there, repository, chosen, notes, observer, cancellationToken);

        // From here on the backup exists; a cancel comes too late and must not make it look as if it did not.
        await observer.EnterPhaseAsync("verify", CancellationToken.None);
        var closing = place.DisposeAsync().AsTask();
        try
        {
            if (request.Streams.Count > 0) await CompleteAsync(repository, request, reports);
            notes.Settle();
            var outcome = await ProveAsync(repository, request, reports, await measuring);
            return outcome with { StartedAt = startedAt, CompletedAt = DateTimeOffset.UtcNow, ToolVersion = version };
        }
        finally
        {
            await closing;
        }
    }

    private static async Task<string> LookAsync(IHost host, BackupRequest request, CancellationToken cancellationToken)
    {
        var version = ResticVersion.RequireAsync(host, asRoot: true, cancellationToken);
        await Task.WhenAll(version, SourcePaths.RequireAnyAsync(host, request, cancellationToken));
        return await version;
    }

    private static IReadOnlyList<string> Excludes(BackupRequest request)
    {
        var excludes = ResticExcludes.Translate(request.ExcludePatterns);
        return excludes.Sum(pattern => pattern.Length + 12) + request.Paths.Sum(path => path.Length) <= LongestArguments
            ? excludes
            : throw new EngineException(ProblemCodes.Invalid, "The paths and exclude patterns of the source are too long together for restic.", "Write fewer patterns; each “*” in one doubles what restic is told.");
    }

    /// <summary>What an interrupted run stored is in no index yet and would be stored again.</summary>
    private async Task<ResticNotes> PrepareAsync(RepositoryAccess repository, BackupRequest request, IEngineObserver observer, CancellationToken cancellationToken)
    {
        var notes = new ResticNotes(runner, repository);
        if ((await backups.ListAsync(repository, cancellationToken)).Find(request.Archive) is not null) throw ResticProblems.NameTaken(repository.Name, request.Archive);
        if (notes.HasUnfinished)
        {
            await observer.LogAsync(EngineLogLevel.Info, "Taking stock of what an interrupted run stored", cancellationToken);
            try
            {
                await runner.RunHereAsync(repository, ResticCommands.RebuildIndex(), cancellationToken);
                notes.Settle();
            }
            catch (EngineException exception) when (exception.Code == ProblemCodes.RepositoryLocked)
            {
                await observer.LogAsync(EngineLogLevel.Warning, $"That has to wait: {exception.Message} What the interrupted run stored is stored again.", cancellationToken);
            }
        }

        return notes;
    }

    private async Task<ResticReport> TransferAsync(ResticPlace place, ResticTransfer transfer, IEngineObserver observer, CancellationToken cancellationToken)
    {
        var report = new ResticReport(observer, default, cancellationToken);
        var request = transfer.Request;
        if (!request.KeepExtendedAttributes || !request.KeepAccessControlLists) await observer.LogAsync(EngineLogLevel.Info, "Restic always keeps extended attributes and access control lists", cancellationToken);
        var call = place.Call(ResticCommands.Backup(request, transfer.Excludes)) with { AsRoot = true, Nice = request.Nice };
        await using var run = await runner.StartAsync(place.Host, call, report.TakeAsync, report.ReadOutputAsync, cancellationToken);
        transfer.Notes.Follow(request.Archive, run);
        var result = await run.WaitAsync(cancellationToken);
        await report.CompleteAsync();
        return result.ExitCode is 0 or 3 && report.Summary is not null ? report : throw ResticProblems.Explain(result, transfer.Repository.Name, place.Host.Name);
    }

    /// <summary>Gives the parts their name, on the backup host: an append-only way replaces nothing.</summary>
    private async Task CompleteAsync(RepositoryAccess repository, BackupRequest request, IReadOnlyList<ResticReport> reports)
    {
        await new ResticLocks(runner).RemoveStaleAsync(repository, [], CancellationToken.None);
        await runner.RunHereAsync(repository, ResticCommands.Complete(request.Archive, [.. reports.Select(report => report.Summary!.Snapshot)]), CancellationToken.None);
    }

    private async Task<BackupOutcome> ProveAsync(RepositoryAccess repository, BackupRequest request, IReadOnlyList<ResticReport> reports, long? storedBefore)
    {
        var list = await backups.ListAsync(repository, CancellationToken.None);
        var made = list.Find(request.Archive);
        var summaries = reports.Select(report => report.Summary!).ToList();
        var bytes = summaries.Sum(summary => summary.Bytes);
        if (made is not null) await sizes.NoteAsync(repository, made.Ids, bytes, CancellationToken.None);
        var whole = await sizes.MeasureAsync(repository, list, CancellationToken.None);
        // Renaming gave the parts other ids; of a backup that was not renamed restic may have told the beginning of its id.
        var isSame = made is not null && (request.Streams.Count > 0 ? made.Parts.Count == summaries.Count : made.EngineId.StartsWith(summaries[0].Snapshot, StringComparison.Ordinal));
        var listed = made is null ? null : made.Stored with { HasCheckpoints = list.Remains[request.Archive].Any() };
        var added = summaries.Sum(summary => summary.StoredBytes ?? summary.AddedBytes);
        return new BackupOutcome(
            isSame ? made!.EngineId : string.Join('+', summaries.Select(summary => summary.Snapshot)), listed, default, default,
            new RepositorySizes(bytes, null, storedBefore is { } before ? Math.Max(0, whole.DeduplicatedBytes - before) : added), whole, summaries.Sum(summary => summary.Files),
            reports.Sum(report => report.Unreadable), 0, [.. reports.SelectMany(report => report.Problems).Take(ResticReport.NamedProblems)], "");
    }

    /// <summary>Older restics tell new data as it was before compression only. A folder is measured quickly; of other places their word is taken.</summary>
    private static async Task<long?> StoredAsync(RepositoryAccess repository, CancellationToken cancellationToken) =>
        repository.Place.Folder is null ? null : await ResticSizes.StoredAsync(repository, cancellationToken);
}

internal sealed record ResticTransfer(RepositoryAccess Repository, BackupRequest Request, IReadOnlyList<string> Excludes, ResticNotes Notes);
