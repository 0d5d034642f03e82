using BackupApi.Data;
using BackupApi.Inventory;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace BackupApi.Features.Repositories;

internal static class DeleteRepository
{
    private const string LockSql = "select name from repositories where workspace_id = @WorkspaceId and id = @Id for update";

    private const string UsesSql = """
        select 'job' as type, j.id, j.name from job_targets t join jobs j on j.id = t.job_id where t.workspace_id = @WorkspaceId and t.repository_id = @Id
        union all
        select 'operation', id, title from operations where workspace_id = @WorkspaceId and repository_id = @Id and status in ('pending', 'running', 'paused')
        limit 20
        """;

    private const string Sql = "delete from repositories where workspace_id = @WorkspaceId and id = @Id";

    /// <summary>Forgets a repository with its passphrase and its backups; with `deleteData` its folder goes too. Neither can be undone without the recovery kit.</summary>
    /// <param name="confirm">The repository's name.</param>
    internal static async Task<NoContent> HandleAsync(
        Guid id, string? confirm, TenantDatabase database, Caller caller, AuditTrail audit, RepositoryInventory inventory, CancellationToken cancellationToken, bool deleteData = false)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var parameters = new { caller.WorkspaceId, Id = id };
        var name = await connection.QuerySingleOrDefaultAsync<string>(LockSql, parameters, transaction) ?? throw ProblemException.NotFound("repository");
        var uses = (await connection.QueryAsync<(string Type, Guid Id, string Name)>(UsesSql, parameters, transaction)).Select(use => new UsedBy(use.Type, use.Id, use.Name)).ToList();
        if (uses.Count > 0) throw ProblemException.InUse("repository", uses);
        if (confirm != name)
            throw new ProblemException(409, ProblemCodes.ConfirmationMissing, $"The repository's passphrase goes with it, so its name must be given: “{name}”.",
                "Export the recovery kit if the data is still needed, then repeat the request with the name in `confirm`.");
        var repository = deleteData ? await inventory.OpenAsync(connection, id, cancellationToken) : null;
        await connection.ExecuteAsync(Sql, parameters, transaction);
        await audit.RecordAsync(connection, transaction, "repository.deleted", "repository", id, name, new { deleteData }, cancellationToken);
        // Before the commit: when the data cannot be deleted, nothing was.
        if (repository is not null) await repository.Engine.DestroyAsync(repository.Access, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return TypedResults.NoContent();
    }
}
