using BackupApi.Data;
using BackupApi.Engines;
using Dapper;

namespace BackupApi.Orchestration.Kinds;

/// <summary>Lists a proven backup. One transaction under the operation's lease: a worker that lost it lists nothing.</summary>
internal static class BackupRecord
{
    private const string Insert = """
        insert into backups (id, workspace_id, operation_id, repository_id, job_id, source_id, server_id, name, archive, engine_id, status, started_at, completed_at,
                             original_bytes, compressed_bytes, deduplicated_bytes, file_count, unreadable_count, changed_count, problem_files, tool_version,
                             content, source_type, objects)
        values (@Id, @WorkspaceId, @OperationId, @RepositoryId, @JobId, @SourceId, @ServerId, @Name, @Archive, @EngineId, @Status, @StartedAt, @CompletedAt,
                @OriginalBytes, @CompressedBytes, @DeduplicatedBytes, @FileCount, @UnreadableCount, @ChangedCount, @ProblemFiles::jsonb, @ToolVersion,
                @Content, @SourceType, @Objects::jsonb)
        """;

    private const string LinkOperation = "update operations set backup_id = @Id where id = @OperationId";

    // Reading the tree of a large backup takes a while; it is done before anybody waits for it.
    private const long LargeBackup = 50_000;
    private const string PrepareTree = "insert into backup_indexes (backup_id, workspace_id, status) values (@Id, @WorkspaceId, 'building')";

    private const string UpdateRepository = """
        update repositories set original_bytes = @OriginalBytes, compressed_bytes = @CompressedBytes, deduplicated_bytes = @DeduplicatedBytes,
               status = case when status = 'unreachable' then 'ready' else status end
        where id = @RepositoryId
        """;

    /// <param name="settled">The ledger's entry about the archive, struck out in the same moment: a worker that dies just before leaves it to be found.</param>
    public static async Task<bool> SaveAsync(OperationContext context, BackupPlan plan, Guid repositoryId, string archive, BackupOutcome outcome, Guid? settled)
    {
        var operation = context.Operation;
        var backup = new
        {
            Id = Guid.CreateVersion7(), operation.WorkspaceId, OperationId = operation.Id, RepositoryId = repositoryId, operation.JobId, operation.SourceId, plan.ServerId,
            Name = plan.SourceName, Archive = archive, outcome.EngineId, Status = outcome.UnreadableCount > 0 ? "warning" : "completed", outcome.StartedAt, outcome.CompletedAt,
            outcome.Sizes.OriginalBytes, outcome.Sizes.CompressedBytes, outcome.Sizes.DeduplicatedBytes, outcome.FileCount, outcome.UnreadableCount, outcome.ChangedCount,
            ProblemFiles = JsonText.Of(outcome.Problems), outcome.ToolVersion,
            Content = plan.ContentKind, plan.SourceType, Objects = JsonText.Of(outcome.Objects),
        };
        var whole = outcome.RepositorySizes;
        var saved = await context.Record.TransactAsync(async (connection, transaction) =>
        {
            await connection.ExecuteAsync(Insert, backup, transaction);
            if (outcome.FileCount >= LargeBackup) await connection.ExecuteAsync(PrepareTree, backup, transaction);
            await connection.ExecuteAsync(UpdateRepository, new { RepositoryId = repositoryId, whole.OriginalBytes, whole.CompressedBytes, whole.DeduplicatedBytes }, transaction);
            if (settled is { } entry) await ResourceLedger.StrikeAsync(connection, transaction, entry);
            await ResourceLedger.TakeOverKeptAsync(connection, transaction, operation);
            await connection.ExecuteAsync(LinkOperation, backup, transaction);
        }, CancellationToken.None);
        if (saved && settled is { } struck) context.Resources.Forget(struck);
        return saved;
    }
}
