using BackupApi.Engines.Restores;
using BackupApi.Hosts;

namespace BackupApi.Engines.Archive;

/// <summary>Writes files of a backup onto a host. The backup is read once before anything is written: that proves it, and finds what the overwrite policy keeps.</summary>
internal sealed class ArchiveRestore(IHostFactory hosts, IHost host, RepositoryAccess repository, RestoreRequest request, IEngineObserver observer)
{
    private readonly HostFiles files = new(host, request.Destination, request.Operation);
    private readonly PathSelection selection = new(request.Paths);
    private readonly PathSet leftOut = new();
    private readonly LinkPlan links = new();
    private Salvage? salvage;

    public async Task<RestoreOutcome> RunAsync(CancellationToken cancellationToken)
    {
        await RepositoryFile.RequireAsync(repository, cancellationToken);
        var stored = await new ManifestStore(repository).RequireAsync(request.Archive, cancellationToken);
        await ArchiveTools.RequireAsync(host, true, ["tar"], cancellationToken);
        await observer.LogAsync(EngineLogLevel.Info, "Reading the backup whole, so that nothing is written unless it is sound", cancellationToken);
        if (request.AcceptDamage) await SalvageAsync(stored.Manifest, cancellationToken);
        var tree = new ArchiveTree(hosts, links, salvage);
        var planner = new RestorePlanner(tree, files, request, observer, leftOut.Add);
        var plan = await planner.MakeAsync(repository, cancellationToken);
        if (request.DryRun) return new RestoreOutcome(plan.Files, plan.Bytes, planner.KeptFiles, null, [], 0, []) { Lost = Lost };

        links.Settle(selection, leftOut);
        var report = await ExtractAsync(stored.Manifest, plan, cancellationToken);
        var verification = new RestoreVerification(new ArchiveTree(hosts, salvage: salvage), files, repository, request, plan.Kept, observer);
        if (request.Verify)
        {
            await observer.EnterPhaseAsync("verify", cancellationToken);
            await verification.RunAsync(plan, cancellationToken);
        }

        return new RestoreOutcome(
            plan.Files - report.Unreadable, plan.Bytes, planner.KeptFiles, request.Verify ? verification.Verified : null, verification.Mismatched, report.Unreadable, report.Problems) { Lost = Lost };
    }

    private IReadOnlyList<string> Lost => salvage?.Lost ?? [];

    private async Task SalvageAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        salvage = await Salvage.FindAsync(hosts, repository, manifest, cancellationToken);
        foreach (var lost in salvage.Lost) await observer.LogAsync(EngineLogLevel.Warning, lost, cancellationToken);
    }

    private async Task<TarReport> ExtractAsync(Manifest manifest, RestorePlan plan, CancellationToken cancellationToken)
    {
        await RestoreDestination.MakeFolderAsync(host, request, cancellationToken);
        await using var contents = await BackupContents.OpenAsync(hosts, repository, manifest, cancellationToken, salvage);
        var extraction = new TarExtraction(host, request, plan, observer);
        try
        {
            await extraction.RunAsync(contents, new TarSelection(selection, leftOut, links), cancellationToken);
        }
        catch (Exception exception) when (exception is not HostException)
        {
            await RestoreDestination.RemoveHalfWrittenAsync(files, extraction.Recent);
            throw;
        }

        if (extraction.Report.FailedPaths.Count > 0)
        {
            var failed = new ArchiveTree(hosts, salvage: salvage).ReadAsync(repository, request.Archive, extraction.Report.FailedPaths, false, cancellationToken);
            await RestoreDestination.RemoveHalfWrittenAsync(files, await failed.Select(item => item.Entry).ToListAsync(cancellationToken));
        }

        return extraction.Report.RanOutOfRoom ? throw RestoreDestination.NoRoom(host, request) : extraction.Report;
    }
}
