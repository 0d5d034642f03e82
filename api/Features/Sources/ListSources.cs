using BackupApi.Data;
using BackupApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Sources;

internal static class ListSources
{
    /// <summary>The workspace's sources, newest first.</summary>
    /// <param name="search">Part of the name, in any case.</param>
    internal static async Task<Ok<Page<SourceResponse>>> HandleAsync(
        Guid? serverId, string? type, string? search, [AsParameters] PageRequest page, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        var condition = " and (@At::timestamptz is null or (s.created_at, s.id) < (@At, @Id))"
            + (serverId is null ? "" : " and s.server_id = @ServerId")
            + (string.IsNullOrEmpty(type) ? "" : " and s.type = @Type")
            + (string.IsNullOrWhiteSpace(search) ? "" : " and strpos(lower(s.name), lower(@Search)) > 0")
            + " order by s.created_at desc, s.id desc limit @Rows";
        var parameters = new { caller.WorkspaceId, page.Position?.At, page.Position?.Id, ServerId = serverId, Type = type, Search = search?.Trim(), Rows = page.Size + 1 };
        await using var connection = await database.OpenAsync(cancellationToken);
        var sources = await SourceReader.ListAsync(connection, condition, parameters, cancellationToken);
        return TypedResults.Ok(page.Cut(sources, source => source, source => new Cursor(source.CreatedAt, source.Id)));
    }
}
