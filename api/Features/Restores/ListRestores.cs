using BackupApi.Data;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Restores;

internal static class ListRestores
{
    private const string Sql = RestoreResponse.Select + """
         where x.workspace_id = @WorkspaceId and (@At::timestamptz is null or (x.created_at, x.id) < (@At, @Id)) and (@BackupId::uuid is null or x.backup_id = @BackupId)
        order by x.created_at desc, x.id desc limit @Rows
        """;

    /// <summary>The workspace's restores, newest first.</summary>
    internal static async Task<Ok<Page<RestoreResponse>>> HandleAsync(
        Guid? backupId, [AsParameters] PageRequest page, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var parameters = new { caller.WorkspaceId, page.Position?.At, page.Position?.Id, BackupId = backupId, Rows = page.Size + 1 };
        var rows = (await connection.QueryAsync<RestoreResponse>(new CommandDefinition(Sql, parameters, cancellationToken: cancellationToken))).AsList();
        return TypedResults.Ok(page.Cut(rows, row => row, row => new Cursor(row.CreatedAt, row.Id)));
    }
}
