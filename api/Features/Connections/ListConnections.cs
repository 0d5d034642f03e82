using BackupApi.Data;
using BackupApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Connections;

internal static class ListConnections
{
    /// <summary>The workspace's connections, newest first.</summary>
    /// <param name="serverId">Only those of that server.</param>
    /// <param name="type">Only those of that type, such as "mysql".</param>
    internal static async Task<Ok<Page<ConnectionResponse>>> HandleAsync(
        Guid? serverId, string? type, [AsParameters] PageRequest page, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        const string Condition = """
             and (@ServerId::uuid is null or c.server_id = @ServerId) and (@Type::text is null or c.type = @Type)
             and (@At::timestamptz is null or (c.created_at, c.id) < (@At, @Id)) order by c.created_at desc, c.id desc limit @Rows
            """;
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await ConnectionReader.ListAsync(connection, Condition, new
        {
            caller.WorkspaceId, ServerId = serverId, Type = string.IsNullOrEmpty(type) ? null : type, page.Position?.At, page.Position?.Id, Rows = page.Size + 1,
        }, cancellationToken);
        return TypedResults.Ok(page.Cut(rows, row => row.ToResponse(), row => new Cursor(row.CreatedAt, row.Id)));
    }
}
