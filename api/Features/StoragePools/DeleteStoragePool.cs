using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.StoragePools;

internal static class DeleteStoragePool
{
    private const string LockSql = "select name from storage_pools where workspace_id = @WorkspaceId and id = @Id for update";

    private const string UsesSql = "select 'repository' as type, id, name from repositories where workspace_id = @WorkspaceId and pool_id = @Id order by lower(name) limit 20";

    private const string Sql = "delete from storage_pools where workspace_id = @WorkspaceId and id = @Id";

    /// <summary>Forgets a pool in which no repository is. Nothing in its folder is touched.</summary>
    internal static async Task<NoContent> HandleAsync(Guid id, TenantDatabase database, Caller caller, AuditTrail audit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var parameters = new { caller.WorkspaceId, Id = id };
        var name = await connection.QuerySingleOrDefaultAsync<string>(LockSql, parameters, transaction) ?? throw ProblemException.NotFound("storage pool");
        var uses = (await connection.QueryAsync<(string Type, Guid Id, string Name)>(UsesSql, parameters, transaction)).Select(use => new UsedBy(use.Type, use.Id, use.Name)).ToList();
        if (uses.Count > 0) throw ProblemException.InUse("storage pool", uses);
        await connection.ExecuteAsync(Sql, parameters, transaction);
        await audit.RecordAsync(connection, transaction, "storage_pool.deleted", "storage_pool", id, name, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
