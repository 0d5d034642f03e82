using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Jobs;

internal static class DeleteJob
{
    private const string LockSql = "select name from jobs where workspace_id = @WorkspaceId and id = @Id for update";

    private const string ActiveSql = """
        select 'operation' as type, id, title as name from operations
        where workspace_id = @WorkspaceId and job_id = @Id and status in ('pending', 'running', 'paused') limit 20
        """;

    private const string Sql = "delete from jobs where workspace_id = @WorkspaceId and id = @Id";

    /// <summary>Deletes a job that is not running.</summary>
    /// <remarks>Its backups and the history of its runs stay.</remarks>
    internal static async Task<NoContent> HandleAsync(Guid id, TenantDatabase database, Caller caller, AuditTrail audit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var parameters = new { caller.WorkspaceId, Id = id };
        var name = await connection.QuerySingleOrDefaultAsync<string>(LockSql, parameters, transaction) ?? throw ProblemException.NotFound("job");
        var active = (await connection.QueryAsync<(string Type, Guid Id, string Name)>(ActiveSql, parameters, transaction)).Select(use => new UsedBy(use.Type, use.Id, use.Name)).ToList();
        if (active.Count > 0) throw ProblemException.InUse("job", active);
        await connection.ExecuteAsync(Sql, parameters, transaction);
        await audit.RecordAsync(connection, transaction, "job.deleted", "job", id, name, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
