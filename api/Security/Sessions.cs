using BackupApi.Data;
using Dapper;
using Npgsql;

namespace BackupApi.Security;

/// <summary>Sessions of people: made at sign-in, prolonged by use, ended by sign-out, a week without use, or a month after sign-in.</summary>
internal sealed class Sessions(SystemDatabase database, TimeProvider clock)
{
    private static readonly TimeSpan Idle = TimeSpan.FromDays(7);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);
    private static readonly TimeSpan ProlongAfter = TimeSpan.FromMinutes(5);

    private const string InsertSql = """
        insert into sessions (id, user_id, token_hash, ip_address, user_agent, created_at, last_seen_at, expires_at)
        values (@Id, @UserId, @TokenHash, @IpAddress, @UserAgent, @Now, @Now, @ExpiresAt)
        """;

    private const string FindSql = """
        select s.id, s.user_id, u.email, s.created_at, s.last_seen_at, s.expires_at, m.workspace_id, m.role
        from sessions s
        join users u on u.id = s.user_id
        left join lateral (
          select workspace_id, role from workspace_members
          where user_id = s.user_id and (@WorkspaceId::uuid is null or workspace_id = @WorkspaceId)
          order by created_at, workspace_id limit 1) m on true
        where s.token_hash = @TokenHash and s.expires_at > @Now
        """;

    private const string ProlongSql = "update sessions set last_seen_at = @Now, expires_at = @ExpiresAt where id = @Id";

    private const string DeleteSql = "delete from sessions where id = @Id or expires_at <= @Now";

    /// <summary>Makes a session and gives its token, which is not stored, with when it ends unless used.</summary>
    internal async Task<(string Token, DateTimeOffset ExpiresAt)> CreateAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, Guid userId, HttpContext context)
    {
        var token = OpaqueToken.New();
        var now = clock.GetUtcNow();
        var agent = context.Request.Headers.UserAgent.ToString();
        await connection.ExecuteAsync(InsertSql, new
        {
            Id = Guid.CreateVersion7(), UserId = userId, TokenHash = OpaqueToken.Hash(token), IpAddress = context.Connection.RemoteIpAddress?.ToString(),
            UserAgent = agent[..Math.Min(agent.Length, 400)], Now = now, ExpiresAt = now + Idle,
        }, transaction);
        return (token, now + Idle);
    }

    internal async Task<SessionRow?> FindAsync(string token, Guid? workspaceId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<SessionRow>(FindSql, new { TokenHash = OpaqueToken.Hash(token), WorkspaceId = workspaceId, Now = clock.GetUtcNow() });
    }

    /// <summary>Moves the end of a session that is in use. Returns the new end, or null when it was moved a moment ago.</summary>
    internal async Task<DateTimeOffset?> ProlongAsync(SessionRow session, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - session.LastSeenAt < ProlongAfter) return null;
        var latest = session.CreatedAt + Longest;
        var expiresAt = now + Idle < latest ? now + Idle : latest;
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(ProlongSql, new { session.Id, Now = now, ExpiresAt = expiresAt });
        return expiresAt;
    }

    /// <summary>Ends a session, and clears those that ended by themselves.</summary>
    internal async Task EndAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(DeleteSql, new { Id = id, Now = clock.GetUtcNow() });
    }
}

internal sealed record SessionRow
{
    public Guid Id { get; init; }
    public Guid UserId { get; init; }
    public string Email { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset LastSeenAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    /// <summary>Null when the user is no member of the workspace asked for.</summary>
    public Guid? WorkspaceId { get; init; }
    public Role? Role { get; init; }
}
