using BackupApi.Data;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.ApiTokens;

/// <summary>An API token as far as it can be shown: the token itself is seen once, when it is made.</summary>
public sealed record ApiTokenResponse
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    /// <summary>What the token may do at most; never more than the member who made it may do now.</summary>
    public Role Role { get; init; }
    /// <summary>The first characters of the token, to tell it from others.</summary>
    public string Prefix { get; init; } = "";
    /// <summary>Null: until it is revoked.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
    /// <summary>To within a minute.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal static class ListApiTokens
{
    private const string Sql = """
        select id, name, role, prefix, expires_at, last_used_at, created_at from api_tokens
        where workspace_id = @WorkspaceId and (@At::timestamptz is null or (created_at, id) < (@At, @Id))
        order by created_at desc, id desc limit @Rows
        """;

    /// <summary>Lists the workspace's API tokens, newest first.</summary>
    internal static async Task<Ok<Page<ApiTokenResponse>>> HandleAsync([AsParameters] PageRequest page, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = (await connection.QueryAsync<ApiTokenResponse>(Sql, new { caller.WorkspaceId, page.Position?.At, page.Position?.Id, Rows = page.Size + 1 })).AsList();
        return TypedResults.Ok(page.Cut(rows, row => row, row => new Cursor(row.CreatedAt, row.Id)));
    }
}
