using BackupApi.Data;
using Dapper;

namespace BackupApi.Security;

/// <summary>Finds the API token that a script shows. A token never reaches further than the membership of whoever made it.</summary>
internal sealed class ApiTokens(SystemDatabase database, TimeProvider clock)
{
    private const string FindSql = """
        select t.id, t.workspace_id, t.user_id, t.name, t.role, t.last_used_at, u.email, m.role as member_role
        from api_tokens t
        join users u on u.id = t.user_id
        join workspace_members m on m.user_id = t.user_id and m.workspace_id = t.workspace_id
        where t.token_hash = @TokenHash and (t.expires_at is null or t.expires_at > @Now)
        """;

    private const string TouchSql = "update api_tokens set last_used_at = @Now where id = @Id and (last_used_at is null or last_used_at < @Now - interval '1 minute')";

    internal async Task<ApiTokenRow?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<ApiTokenRow>(FindSql, new { TokenHash = OpaqueToken.Hash(token), Now = now });
        if (row is not null && (row.LastUsedAt is null || now - row.LastUsedAt > TimeSpan.FromMinutes(1)))
            await connection.ExecuteAsync(TouchSql, new { row.Id, Now = now });
        return row;
    }
}

internal sealed record ApiTokenRow
{
    public Guid Id { get; init; }
    public Guid WorkspaceId { get; init; }
    public Guid UserId { get; init; }
    public string Name { get; init; } = "";
    public string Email { get; init; } = "";
    public Role Role { get; init; }
    public Role MemberRole { get; init; }
    public DateTimeOffset? LastUsedAt { get; init; }

    internal Role EffectiveRole => Role < MemberRole ? Role : MemberRole;
}
