using BackupApi.Data;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Servers;

internal static class ListServers
{
    private const string Sql = $"""
        select {ServerReader.Columns} from servers s
        where s.workspace_id = @WorkspaceId
          and (@Status::text is null or s.status = @Status)
          and (@At::timestamptz is null or (s.created_at, s.id) < (@At, @Id))
        order by s.created_at desc, s.id desc limit @Rows
        """;

    private const string SearchSql = $"""
        select {ServerReader.Columns} from servers s
        where s.workspace_id = @WorkspaceId and s.id = any(array(select servers_named(@Search, @At, @Id, @Rows, @Status)))
        order by s.created_at desc, s.id desc
        """;

    /// <summary>Newest first.</summary>
    /// <param name="search">Part of the name or address, in any case; of one or two letters only among the newest 5,000.</param>
    /// <param name="status">Only servers in that state.</param>
    internal static async Task<Ok<Page<ServerResponse>>> HandleAsync(
        [AsParameters] PageRequest page, string? search, string? status, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var sql = string.IsNullOrWhiteSpace(search) ? Sql : SearchSql;
        var rows = (await connection.QueryAsync<ServerRow>(sql, new
        {
            caller.WorkspaceId, Status = string.IsNullOrEmpty(status) ? null : status, Search = search?.Trim(), page.Position?.At, page.Position?.Id, Rows = page.Size + 1,
        })).AsList();
        return TypedResults.Ok(page.Cut(rows, row => row.ToResponse(), row => new Cursor(row.CreatedAt, row.Id)));
    }
}
