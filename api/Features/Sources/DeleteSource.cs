using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Sources;

internal static class DeleteSource
{
    private const string LockSql = "select name from sources where workspace_id = @WorkspaceId and id = @Id for update";

    private const string UsesSql = """
        select 'job' as type, j.id, j.name from job_sources l join jobs j on j.id = l.job_id where l.workspace_id = @WorkspaceId and l.source_id = @Id
        union all
        select 'operation', id, title from operations where workspace_id = @WorkspaceId and source_id = @Id and status in ('pending', 'running', 'paused')
        limit 20
        """;

    // Their history stays one of its own, whatever other sources are called.
    private const string RememberSql = "update backups set former_source_id = source_id where workspace_id = @WorkspaceId and source_id = @Id";

    private const string Sql = "delete from sources where workspace_id = @WorkspaceId and id = @Id";

    /// <summary>Deletes a source that no job uses. Its backups stay.</summary>
    internal static async Task<NoContent> HandleAsync(Guid id, TenantDatabase database, Caller caller, AuditTrail audit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var parameters = new { caller.WorkspaceId, Id = id };
        var name = await connection.QuerySingleOrDefaultAsync<string>(LockSql, parameters, transaction) ?? throw ProblemException.NotFound("source");
        var uses = (await connection.QueryAsync<(string Type, Guid Id, string Name)>(UsesSql, parameters, transaction)).Select(use => new UsedBy(use.Type, use.Id, use.Name)).ToList();
        if (uses.Count > 0) throw ProblemException.InUse("source", uses);
        await connection.ExecuteAsync(RememberSql, parameters, transaction);
        await connection.ExecuteAsync(Sql, parameters, transaction);
        await audit.RecordAsync(connection, transaction, "source.deleted", "source", id, name, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
