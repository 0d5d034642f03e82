using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Connections;

internal static class DeleteConnection
{
    private const string LockSql = "select name from connections where workspace_id = @WorkspaceId and id = @Id for update";

    private const string UsesSql = """
        select 'source' as type, id, name from sources where workspace_id = @WorkspaceId and settings ? 'connectionId' and settings ->> 'connectionId' = @Id::text order by name limit 100
        """;

    private const string Sql = "delete from connections where workspace_id = @WorkspaceId and id = @Id";

    /// <summary>Forgets a connection that no source uses.</summary>
    internal static async Task<NoContent> HandleAsync(Guid id, TenantDatabase database, Caller caller, AuditTrail audit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var parameters = new { caller.WorkspaceId, Id = id };
        var name = await connection.QuerySingleOrDefaultAsync<string>(LockSql, parameters, transaction) ?? throw ProblemException.NotFound("connection");
        var uses = (await connection.QueryAsync<(string Type, Guid Id, string Name)>(UsesSql, parameters, transaction)).Select(use => new UsedBy(use.Type, use.Id, use.Name)).ToList();
        if (uses.Count > 0) throw ProblemException.InUse("connection", uses);
        await connection.ExecuteAsync(Sql, parameters, transaction);
        await audit.RecordAsync(connection, transaction, "connection.deleted", "connection", id, name, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
