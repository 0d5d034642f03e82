using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Inventory;
using BackupApi.Retention;
using BackupApi.Security;
using Dapper;

namespace BackupApi.Orchestration.Kinds;

/// <summary>A backup that no rule keeps.</summary>
internal sealed record PruneCandidate(Guid Id, string Archive, string EngineId, DateTimeOffset StartedAt, string Reason);

/// <summary>Everything that a prune writes to the database.</summary>
internal sealed class PruneRecord(AuditChain audit, TimeProvider clock)
{
    private const string LockBackups = "select from backups where id = any (@Ids) order by id for update";

    // A restore that waits or is paused has no hold on the repository; what it needs is left to the next prune.
    private const string BeginRemoval = """
        update backups set removal_began_at = now(), removal_reason = @Reason where id = @Id and status in ('completed', 'warning')
          and not exists (select from operations o where o.repository_id = backups.repository_id and o.backup_id = backups.id and o.kind in ('restore', 'verify') and o.status in ('pending', 'running', 'paused'))
        """;

    private const string MarkRemoved = "update backups set status = 'deleted', deleted_at = now(), removal_ended_at = now() where id = any (@Ids)";

    private const string SelectUnended = "select archive from backups where repository_id = @RepositoryId and status = 'deleted' and removal_began_at is not null and removal_ended_at is null";

    private const string EndRemovals = "update backups set removal_ended_at = now() where repository_id = @RepositoryId and status = 'deleted' and removal_began_at is not null and removal_ended_at is null";

    private const string ForgetTrees = "delete from backup_indexes where backup_id = any (@Ids)";

    private const string TakeBack = "update backups set removal_began_at = null, removal_reason = null where repository_id = @RepositoryId and removal_began_at is not null and status in ('completed', 'warning')";

    private const string SaveRepository = """
        update repositories set last_pruned_at = now(), original_bytes = @OriginalBytes, compressed_bytes = @CompressedBytes, deduplicated_bytes = @DeduplicatedBytes where id = @RepositoryId
        """;

    public static RetentionScope Scope(ClaimedOperation operation) => new(operation.WorkspaceId, operation.RepositoryId, null, null);

    public static IReadOnlyList<PruneCandidate> Candidates(IReadOnlyList<RetentionGroup> groups, DateTimeOffset now) =>
    [
        .. groups.SelectMany(group => group.Judge(now).Where(verdict => !verdict.IsKept).Join(
                group.Backups, verdict => verdict.Backup.Id, backup => backup.Id,
                (_, backup) => new PruneCandidate(backup.Id, backup.Archive, backup.EngineId, backup.StartedAt, $"{(backup.IsDamaged ? "it is damaged and" : "none of the rules keeps it;")} {group.Policy.Sentence()}")))
            .OrderBy(candidate => candidate.StartedAt),
    ];

    /// <summary>Backups whose removal died after their name was gone, so that something of them may still take up room.</summary>
    public static Task<IReadOnlyList<string>> UnendedAsync(OperationContext context, CancellationToken cancellationToken) =>
        context.ReadAsync<IReadOnlyList<string>>(async connection => (await connection.QueryAsync<string>(SelectUnended, context.Operation)).AsList(), cancellationToken);

    /// <summary>Takes an earlier prune's unfinished work over: what is gone is deleted, what is still there is decided anew.</summary>
    public Task SettleAsync(OperationContext context, RepositoryListing listing) => context.Record.TransactAsync(async (connection, transaction) =>
    {
        await listing.MarkAsync(connection, transaction);
        await connection.ExecuteAsync(TakeBack, new { context.Operation.RepositoryId }, transaction);
    }, CancellationToken.None);

    /// <summary>Decides once more, with the rows locked against being pinned, and writes down what is going to be removed. Returns that.</summary>
    public async Task<IReadOnlyList<PruneCandidate>> BeginAsync(OperationContext context, IReadOnlyList<PruneCandidate> batch, CancellationToken cancellationToken)
    {
        IReadOnlyList<PruneCandidate> begun = [];
        var saved = await context.Record.TransactAsync(async (connection, transaction) =>
        {
            await connection.ExecuteAsync(LockBackups, new { Ids = batch.Select(candidate => candidate.Id).ToArray() }, transaction);
            var groups = await RetentionInventory.ReadAsync(connection, transaction, Scope(context.Operation), cancellationToken);
            var still = Candidates(groups, clock.GetUtcNow()).Select(candidate => candidate.Id).ToHashSet();
            var going = new List<PruneCandidate>();
            foreach (var candidate in batch.Where(candidate => still.Contains(candidate.Id)))
                if (await connection.ExecuteAsync(BeginRemoval, candidate, transaction) == 1) going.Add(candidate);
            begun = going;
        }, cancellationToken);
        return saved ? begun : throw new LeaseLostException();
    }

    public Task MarkRemovedAsync(OperationContext context, IReadOnlyList<PruneCandidate> removed) => context.Record.TransactAsync(async (connection, transaction) =>
    {
        var ids = removed.Select(candidate => candidate.Id).ToArray();
        await connection.ExecuteAsync(MarkRemoved, new { Ids = ids }, transaction);
        await connection.ExecuteAsync(ForgetTrees, new { Ids = ids }, transaction);
        foreach (var candidate in removed)
        {
            var act = new AuditAct("backup.pruned", "backup", candidate.Id, candidate.Archive, new { candidate.StartedAt, candidate.Reason, Operation = context.Operation.Id });
            await audit.AppendAsync(connection, transaction, Author(context), act, CancellationToken.None);
        }
    }, CancellationToken.None);

    public Task ConcludeAsync(OperationContext context, RepositoryAccess repository, RepositorySizes sizes, IReadOnlyList<PruneCandidate> removed, long freed) =>
        context.Record.TransactAsync(async (connection, transaction) =>
        {
            await connection.ExecuteAsync(EndRemovals, context.Operation, transaction);
            await connection.ExecuteAsync(SaveRepository, new { RepositoryId = repository.Id, sizes.OriginalBytes, sizes.CompressedBytes, sizes.DeduplicatedBytes }, transaction);
            var act = new AuditAct("repository.pruned", "repository", repository.Id, repository.Name, new { Removed = removed.Count, FreedBytes = freed, Operation = context.Operation.Id });
            await audit.AppendAsync(connection, transaction, Author(context), act, CancellationToken.None);
        }, CancellationToken.None);

    private static AuditAuthor Author(OperationContext context) => new(context.Operation.WorkspaceId, null, "retention", null);
}
