using BackupApi.Data;
using BackupApi.Inventory;
using BackupApi.Problems;
using BackupApi.Retention;
using Dapper;

namespace BackupApi.Orchestration.Kinds;

/// <param name="DryRun">Only say what would go.</param>
internal sealed record PruneSpecification(bool DryRun);

/// <summary>Removes the backups of a repository that no rule keeps, after making sure that nobody else removed any.
/// What it is about to remove is written down first, so that a prune that died is taken up by the next one without an alarm.</summary>
internal sealed class PruneOperation(RepositoryInventory repositories, PruneRecord record, TimeProvider clock) : IOperationKind
{
    // Each batch is compacted, which takes its time; between batches everything is decided anew.
    private const int Batch = 50;

    private const string SelectState = "select status, status_reason from repositories where id = @RepositoryId";

    public OperationKind Kind => OperationKind.Prune;
    public string Title => "Prune";
    public bool CanPause => false;

    public IReadOnlyList<PhaseDescription> Phases => [new("prepare", "Prepare"), new("decide", "Decide"), new("remove", "Remove"), new("finish", "Finish")];

    public static NewOperation Describe(Guid workspaceId, Guid repositoryId, string name, bool dryRun, OperationTrigger trigger) => new()
    {
        WorkspaceId = workspaceId, RunId = Guid.CreateVersion7(), Kind = OperationKind.Prune, Title = dryRun ? $"Dry run of a prune of {name}" : $"Prune of {name}", Trigger = trigger,
        RepositoryId = repositoryId, RepositoryAccess = dryRun ? RepositoryUse.Read : RepositoryUse.Exclusive, Specification = JsonText.Of(new PruneSpecification(dryRun)),
    };

    public async Task<OperationOutcome> RunAsync(OperationContext context, CancellationToken cancellationToken)
    {
        await context.EnterPhaseAsync("prepare");
        var dryRun = JsonText.Read<PruneSpecification>(context.Operation.Specification).DryRun;
        var repository = await context.ReadAsync(connection => repositories.OpenAsync(connection, context.Operation.RepositoryId!.Value, cancellationToken), cancellationToken);
        await RefuseDamagedAsync(context, repository, cancellationToken);
        var listing = await RepositoryListing.CompareAsync(repository.Engine, repository.Access, context.Database, cancellationToken);
        await listing.RefuseVanishedAsync(context, []);
        if (!dryRun) await SettleAsync(context, repository, listing, cancellationToken);

        await context.EnterPhaseAsync("decide");
        var candidates = await DecideAsync(context, cancellationToken);
        if (dryRun) return new OperationOutcome(OperationStatus.Completed, new OperationResult(Findings: [.. candidates.Take(1000).Select(candidate => candidate.Archive)]));
        await context.EnterPhaseAsync("remove");
        var before = (await repository.Engine.InspectAsync(repository.Access, cancellationToken)).Sizes;
        var removed = await RemoveAsync(context, repository, candidates, cancellationToken);
        await context.EnterPhaseAsync("finish");
        var after = (await repository.Engine.InspectAsync(repository.Access, CancellationToken.None)).Sizes;
        var freed = Math.Max(0, before.DeduplicatedBytes - after.DeduplicatedBytes);
        await record.ConcludeAsync(context, repository.Access, after, removed, freed);
        await context.Log.InfoAsync($"{Figures.Count(removed.Count, "backup", "backups")} removed, {Figures.Bytes(freed)} freed; the repository now takes {Figures.Bytes(after.DeduplicatedBytes)}");
        return new OperationOutcome(OperationStatus.Completed, new OperationResult());
    }

    // What is still whole elsewhere in it may be the only good copy, and a compact would make a repair harder.
    private static async Task RefuseDamagedAsync(OperationContext context, OpenedRepository repository, CancellationToken cancellationToken)
    {
        var (status, reason) = await context.ReadAsync(connection => connection.QuerySingleAsync<(string Status, string? Reason)>(SelectState, context.Operation), cancellationToken);
        if (status == "damaged")
            throw new OperationFailedException(ProblemCodes.RepositoryDamaged, $"The repository {repository.Access.Name} is damaged, so nothing is removed from it: {reason ?? "a check found errors"}",
                "Repair it with the plain tool as the recovery kit tells, check it again, then prune.");
    }

    // A prune before this one died between removing and writing it down, or between writing its intention down and removing.
    private async Task SettleAsync(OperationContext context, OpenedRepository repository, RepositoryListing listing, CancellationToken cancellationToken)
    {
        await context.Resources.HoldAsync(ResourceKind.Process, null, repository.Access.Name, cancellationToken);
        foreach (var backup in listing.Removed) await context.Log.InfoAsync($"{backup.Archive} was removed by an operation that died before it could say so");
        await record.SettleAsync(context, listing);
        foreach (var archive in (await PruneRecord.UnendedAsync(context, cancellationToken)).Where(archive => listing.Stored.All(stored => stored.Archive != archive)))
            await repository.Engine.CleanUpAsync(repository.Access, archive, whole: true, cancellationToken);
    }

    private async Task<IReadOnlyList<PruneCandidate>> DecideAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var groups = await context.ReadAsync(connection => RetentionInventory.ReadAsync(connection, null, PruneRecord.Scope(context.Operation), cancellationToken), cancellationToken);
        var candidates = PruneRecord.Candidates(groups, clock.GetUtcNow());
        foreach (var group in groups)
            await context.Log.InfoAsync($"{group.SourceName}: {candidates.Count(candidate => group.Backups.Any(backup => backup.Id == candidate.Id))} of {Figures.Count(group.Backups.Count, "backup goes", "backups go")} ({group.Policy.Sentence()}{(group.JobName is null ? "" : $", the rules of {group.JobName}")})");
        foreach (var candidate in candidates) await context.Log.InfoAsync($"{candidate.Archive} goes: {candidate.Reason}");
        return candidates;
    }

    private async Task<IReadOnlyList<PruneCandidate>> RemoveAsync(OperationContext context, OpenedRepository repository, IReadOnlyList<PruneCandidate> candidates, CancellationToken cancellationToken)
    {
        var removed = new List<PruneCandidate>();
        foreach (var batch in candidates.Chunk(Batch))
        {
            var begun = await record.BeginAsync(context, batch, cancellationToken);
            foreach (var spared in batch.Except(begun)) await context.Log.InfoAsync($"{spared.Archive} stays after all: it was pinned, the rules were changed, or it is being restored or verified");
            if (begun.Count == 0) continue;
            await repository.Engine.DeleteAsync(repository.Access, [.. begun.Select(candidate => candidate.Archive)], context, cancellationToken);
            var left = (await repository.Engine.ListAsync(repository.Access, cancellationToken)).Select(backup => backup.EngineId).ToHashSet();
            if (begun.FirstOrDefault(candidate => left.Contains(candidate.EngineId)) is { } still)
                throw new OperationFailedException(ProblemCodes.ToolFailed, $"The tool reported success, but the repository still lists {still.Archive}.", "Check the repository, then prune it again.");
            await record.MarkRemovedAsync(context, begun);
            removed.AddRange(begun);
        }

        // Removing frees the room too; without it, that of what a dead operation left is freed here.
        if (removed.Count == 0) await repository.Engine.ReclaimAsync(repository.Access, context, cancellationToken);
        return removed;
    }
}
