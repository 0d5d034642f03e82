using BackupApi.Data;
using BackupApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Sources;

internal static class ListSources
{
    /// <summary>The workspace's sources, newest first.</summary>
    /// <param name="search">Part of the name, in any case; of one or two letters only among the newest 5,000.</param>
    internal static async Task<Ok<Page<SourceResponse>>> HandleAsync(
        Guid? serverId, string? type, string? search, [AsParameters] PageRequest page, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        var condition = string.IsNullOrWhiteSpace(search)
            ? " and (@At::timestamptz is null or (s.created_at, s.id) < (@At, @Id))"
                + (serverId is null ? "" : " and s.server_id = @ServerId")
                + (string.IsNullOrEmpty(type) ? "" : " and s.type = @Type")
            : " and s.id = any(array(select sources_named(@Search, @At, @Id, @Rows, @ServerId, @Type)))";
        var parameters = new
        {
            caller.WorkspaceId, page.Position?.At, page.Position?.Id, ServerId = serverId, Type = string.IsNullOrEmpty(type) ? null : type, Search = search?.Trim(), Rows = page.Size + 1,
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        var sources = await SourceReader.ListAsync(connection, condition + " order by s.created_at desc, s.id desc limit @Rows", parameters, cancellationToken);
        return TypedResults.Ok(page.Cut(sources, source => source, source => new Cursor(source.CreatedAt, source.Id)));
    }
}
