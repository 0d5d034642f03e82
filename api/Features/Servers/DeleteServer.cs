using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Servers;

internal static class DeleteServer
{
    private const string LockSql = "select name from servers where workspace_id = @WorkspaceId and id = @Id for update";

    private const string UsesSql = """
        select 'source' as type, id, name from sources where workspace_id = @WorkspaceId and server_id = @Id
        union all
        select 'connection', id, name from connections where workspace_id = @WorkspaceId and server_id = @Id
        union all
        select 'server', id, name from servers where workspace_id = @WorkspaceId and jump_server_id = @Id
        union all
        select 'operation', id, title from operations where workspace_id = @WorkspaceId and server_id = @Id and status in ('pending', 'running', 'paused')
        limit 100
        """;

    private const string Sql = "delete from servers where workspace_id = @WorkspaceId and id = @Id";

    /// <summary>Forgets a server and our key to it. Backups of it stay. Refused while a source, a connection, another server or a running operation needs it.</summary>
    internal static async Task<NoContent> HandleAsync(Guid id, TenantDatabase database, Caller caller, AuditTrail audit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var parameters = new { caller.WorkspaceId, Id = id };
        var name = await connection.QuerySingleOrDefaultAsync<string>(LockSql, parameters, transaction) ?? throw ProblemException.NotFound("server");
        var uses = (await connection.QueryAsync<(string Type, Guid Id, string Name)>(UsesSql, parameters, transaction)).Select(use => new UsedBy(use.Type, use.Id, use.Name)).ToList();
        if (uses.Count > 0) throw ProblemException.InUse("server", uses);
        await connection.ExecuteAsync(Sql, parameters, transaction);
        await audit.RecordAsync(connection, transaction, "server.deleted", "server", id, name, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
