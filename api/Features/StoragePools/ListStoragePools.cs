using BackupApi.Data;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.StoragePools;

internal static class ListStoragePools
{
    private const string Sql = StoragePoolReader.Select + """

        where p.workspace_id = @WorkspaceId and (@At::timestamptz is null or (p.created_at, p.id) < (@At, @Id))
        order by p.created_at desc, p.id desc limit @Rows
        """;

    /// <summary>Newest first.</summary>
    internal static async Task<Ok<Page<StoragePoolResponse>>> HandleAsync(
        [AsParameters] PageRequest page, TenantDatabase database, Caller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var parameters = new { caller.WorkspaceId, page.Position?.At, page.Position?.Id, Rows = page.Size + 1 };
        var rows = (await connection.QueryAsync<StoragePoolRow>(new CommandDefinition(Sql, parameters, cancellationToken: cancellationToken))).AsList();
        return TypedResults.Ok(page.Cut(rows, row => StoragePoolReader.Translate(row, clock.GetUtcNow()), row => new Cursor(row.CreatedAt, row.Id)));
    }
}
