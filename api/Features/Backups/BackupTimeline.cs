using BackupApi.Data;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Backups;

/// <summary>The backups of one source in one repository over time.</summary>
/// <param name="Items">Oldest first; at most the newest 400.</param>
public sealed record BackupTimeline(IReadOnlyList<TimelineBackup> Items);

/// <summary>One backup on a time line.</summary>
public sealed record TimelineBackup
{
    public Guid Id { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public BackupStatus Status { get; init; }
    public long? OriginalBytes { get; init; }
}

internal static class GetBackupTimeline
{
    // A backup of an imported repository has no source; its neighbours are the others without one.
    private const string Sql = """
        select other.id, other.started_at, other.status, other.original_bytes
        from backups b join backups other on other.repository_id = b.repository_id and other.source_id is not distinct from b.source_id and other.status <> 'deleted'
        where b.id = @id and b.workspace_id = @WorkspaceId and other.workspace_id = @WorkspaceId
        order by other.started_at desc, other.id desc limit 400
        """;

    /// <summary>Where a backup stands among those of the same source and repository.</summary>
    internal static async Task<Ok<BackupTimeline>> HandleAsync(Guid id, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await GetBackup.ReadAsync(connection, caller.WorkspaceId, id, cancellationToken);
        var rows = (await connection.QueryAsync<TimelineBackup>(new CommandDefinition(Sql, new { id, caller.WorkspaceId }, cancellationToken: cancellationToken))).AsList();
        rows.Reverse();
        return TypedResults.Ok(new BackupTimeline(rows));
    }
}
