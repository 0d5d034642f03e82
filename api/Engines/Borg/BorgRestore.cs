using System.Text;
using BackupApi.Engines.Restores;
using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Engines.Borg;

/// <summary>Writes files of a backup onto a host. The overwrite policy becomes patterns that leave out what is to be kept, so nothing is stored twice.</summary>
internal sealed class BorgRestore(BorgRunner runner, BorgTree tree)
{
    public async Task<RestoreOutcome> RunAsync(
        IHost host, RepositoryAccess repository, RestoreRequest request, IEngineObserver observer, CancellationToken cancellationToken)
    {
        await runner.VerifyAsync(repository);
        await BorgVersion.RequireAsync(host, asRoot: true, cancellationToken);
        var files = new HostFiles(host, request.Destination, request.Operation);
        var without = new StringBuilder();
        var planner = new RestorePlanner(tree, files, request, observer, path => without.Append(BorgPatterns.Without(path)));
        var plan = await planner.MakeAsync(repository, cancellationToken);
        if (request.DryRun)
        {
            return new RestoreOutcome(plan.Files, plan.Bytes, planner.KeptFiles, null, [], 0, []);
        }

        var report = await ExtractAsync(host, repository, request, plan, Patterns(without, request), files, observer, cancellationToken);
        var verification = new RestoreVerification(tree, files, repository, request, plan.Kept, observer);
        if (request.Verify)
        {
            await observer.EnterPhaseAsync("verify", cancellationToken);
            await verification.RunAsync(plan, cancellationToken);
        }

        return new RestoreOutcome(plan.Files - report.Failed, plan.Bytes, planner.KeptFiles, request.Verify ? verification.Verified : null, verification.Mismatched, report.Failed, report.Problems);
    }

    private async Task<RestoreReport> ExtractAsync(
        IHost host, RepositoryAccess repository, RestoreRequest request, RestorePlan plan, string patterns, HostFiles files, IEngineObserver observer, CancellationToken cancellationToken)
    {
        await RestoreDestination.MakeFolderAsync(host, request, cancellationToken);
        await using var place = await runner.OpenOnAsync(host, repository, appendOnly: true, request.Operation, cancellationToken);
        var file = patterns.Length == 0 ? null : await place.WriteAsync("patterns", patterns, cancellationToken);
        var call = place.Call(location => BorgCommands.Extract(location, request.Archive, file)) with
        {
            Folder = request.Destination, AsRoot = true, Nice = request.Nice,
        };
        var report = new RestoreReport(plan, observer, new BorgLog(observer, cancellationToken));
        try
        {
            var result = await runner.RunAsync(host, call, report.TakeAsync, output => output.CopyToAsync(Stream.Null, CancellationToken.None), cancellationToken);
            if (!result.Succeeded)
            {
                throw BorgProblems.Explain(result, repository.Name, host.Name);
            }
        }
        catch (Exception e) when (e is not HostException && report.Current is not null)
        {
            await RemoveHalfWrittenAsync(repository, request, [report.Current, .. report.FailedPaths], files);
            throw;
        }

        await RemoveHalfWrittenAsync(repository, request, report.FailedPaths, files);
        return report.RanOutOfRoom ? throw RestoreDestination.NoRoom(host, request) : report;
    }

    private async Task RemoveHalfWrittenAsync(RepositoryAccess repository, RestoreRequest request, IReadOnlyCollection<string> paths, HostFiles files)
    {
        if (paths.Count == 0)
        {
            return;
        }

        var entries = tree.ReadAsync(repository, request.Archive, [.. paths.Select(Encoding.UTF8.GetBytes)], false, CancellationToken.None);
        await RestoreDestination.RemoveHalfWrittenAsync(files, await entries.Select(item => item.Entry).ToListAsync());
    }

    /// <summary>Content of the pattern file; empty for everything.</summary>
    private static string Patterns(StringBuilder without, RestoreRequest request) => without.Append(request.Paths.Count == 0 ? "" : BorgPatterns.Only(request.Paths)).ToString();
}
