using BackupApi.Data;
using BackupApi.Inventory;
using BackupApi.Orchestration;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Npgsql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Jobs;

internal static class DeleteJob
{
    private const string LockSql = "select name, retention is not null as has_rules from jobs where workspace_id = @WorkspaceId and id = @Id for update";

    private const string ActiveSql = """
        select 'operation' as type, id, title as name from operations
        where workspace_id = @WorkspaceId and job_id = @Id and status in ('pending', 'running', 'paused') limit 20
        """;

    private const string BackupsSql = "select id, repository_id from backups where workspace_id = @WorkspaceId and job_id = @Id and status in ('completed', 'warning')";

    private const string Sql = "delete from jobs where workspace_id = @WorkspaceId and id = @Id";

    /// <summary>Deletes a job that is not running.</summary>
    /// <param name="confirm">Needed for a job with rules of its own when its backups would lose more than half to those of the repository.</param>
    /// <remarks>Its backups and the history of its runs stay; from then on the rules of their repository apply.</remarks>
    internal static async Task<NoContent> HandleAsync(Guid id, bool? confirm, TenantDatabase database, Caller caller, AuditTrail audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var parameters = new { caller.WorkspaceId, Id = id };
        if (await connection.QuerySingleOrDefaultAsync<(string Name, bool HasRules)>(LockSql, parameters, transaction) is not { Name: { } name } job) throw ProblemException.NotFound("job");
        var active = (await connection.QueryAsync<(string Type, Guid Id, string Name)>(ActiveSql, parameters, transaction)).Select(use => new UsedBy(use.Type, use.Id, use.Name)).ToList();
        if (active.Count > 0) throw ProblemException.InUse("job", active);
        var backups = job.HasRules && confirm is not true ? (await connection.QueryAsync<(Guid Id, Guid RepositoryId)>(BackupsSql, parameters, transaction)).AsList() : [];
        await connection.ExecuteAsync(Sql, parameters, transaction);
        if (backups.Count > 0) await RefuseLossAsync(connection, transaction, caller.WorkspaceId, backups, clock.GetUtcNow(), cancellationToken);
        await audit.RecordAsync(connection, transaction, "job.deleted", "job", id, name, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task RefuseLossAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid workspaceId, IReadOnlyList<(Guid Id, Guid RepositoryId)> backups, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = backups.Select(backup => backup.Id).ToHashSet();
        var groups = new List<RetentionGroup>();
        foreach (var repository in backups.Select(backup => backup.RepositoryId).Distinct())
            groups.AddRange(await RetentionInventory.ReadAsync(connection, transaction, new RetentionScope(workspaceId, repository, null, null), cancellationToken));
        RetentionLoss.Refuse(groups, backup => ids.Contains(backup.Id), now, "Without this job the rules of the repository apply to its backups, which",
            "Look at the preview of the repository, change its rules, or repeat the request with `confirm=true`.");
    }
}
