using System.Text;
using BackupApi.Engines.Restores;
using BackupApi.Hosts;
using BackupApi.Problems;
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
        await MakeFolderAsync(host, request, cancellationToken);
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
        return report.RanOutOfRoom ? throw NoRoom(host, request) : report;
    }

    private static async Task MakeFolderAsync(IHost host, RestoreRequest request, CancellationToken cancellationToken)
    {
        var command = new CommandLine("mkdir", "-p", "--", request.Destination) { AsRoot = true, Operation = request.Operation };
        var result = await host.RunAsync(command, cancellationToken);
        if (!result.Succeeded)
        {
            throw new EngineException(ProblemCodes.PermissionDenied, $"The folder {request.Destination} cannot be made on {host.Name}: {result.StandardError.Trim()}",
                "Choose a folder that the server's user may write, or let the server use sudo.");
        }
    }

    // Borg leaves a file it could not write to its end (interrupted, no room) as it is. Its size tells it from a whole one.
    private async Task RemoveHalfWrittenAsync(RepositoryAccess repository, RestoreRequest request, IReadOnlyCollection<string> paths, HostFiles files)
    {
        if (paths.Count == 0)
        {
            return;
        }

        await foreach (var (entry, _) in tree.ReadAsync(repository, request.Archive, [.. paths.Select(Encoding.UTF8.GetBytes)], false, CancellationToken.None))
        {
            var states = await files.LookAsync([entry.Path], CancellationToken.None);
            if (entry.Type == BackupEntryType.File && states.TryGetValue(RawText.Decode(entry.Path), out var state) && state.Type == 'f' && state.Size != entry.Size)
            {
                await files.RemoveAsync(entry.Path, CancellationToken.None);
            }
        }
    }

    private static EngineException NoRoom(IHost host, RestoreRequest request) => new(
        ProblemCodes.StorageFull, $"There is no room left on {host.Name} below {request.Destination}.", "Free room there or restore to another folder; files that did not fit were removed again.");

    /// <summary>Content of the pattern file; empty for everything.</summary>
    private static string Patterns(StringBuilder without, RestoreRequest request) => without.Append(request.Paths.Count == 0 ? "" : BorgPatterns.Only(request.Paths)).ToString();
}
