using BackupApi.Data;
using Dapper;
using Npgsql;

namespace BackupApi.Security;

/// <summary>Writes who did what, in the transaction of what they did: both happen or neither. Rows of a workspace form a chain of keyed hashes.</summary>
internal sealed class AuditTrail(AuditChain chain, IHttpContextAccessor http)
{
    /// <summary>Records an act of the request's caller.</summary>
    /// <param name="action">What was done, such as "server.created".</param>
    /// <param name="details">Becomes JSON; never a secret.</param>
    internal Task RecordAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string action, string subjectType, Guid? subjectId, string subjectName, object? details,
        CancellationToken cancellationToken)
    {
        var caller = Caller.Of(http.HttpContext);
        var author = new AuditAuthor(caller.WorkspaceId, caller.UserId, caller.Actor, caller.IpAddress);
        return chain.AppendAsync(connection, transaction, author, new AuditAct(action, subjectType, subjectId, subjectName, details), cancellationToken);
    }
}

/// <param name="Actor">E-mail address, token, or the part of the service that acted by itself.</param>
internal sealed record AuditAuthor(Guid WorkspaceId, Guid? UserId, string Actor, string? IpAddress);

internal sealed record AuditAct(string Action, string SubjectType, Guid? SubjectId, string SubjectName, object? Details);

/// <summary>Appends to a workspace's chain and proves it.</summary>
internal sealed class AuditChain(MasterKey master, TimeProvider clock)
{
    private static readonly byte[] Beginning = new byte[32];
    private readonly byte[] key = master.Derive("audit");

    // One writer per workspace until its transaction ends, so that positions have neither gap nor fork.
    private const string LockSql = "select pg_advisory_xact_lock(hashtextextended('audit ' || @WorkspaceId::text, 0))";

    private const string LastSql = """
        select (@Details::jsonb)::text as details, last.position, last.hash
        from (values (1)) one left join lateral (
          select position, hash from audit_events where workspace_id = @WorkspaceId order by position desc limit 1) last on true
        """;

    private const string InsertSql = """
        insert into audit_events (id, workspace_id, position, occurred_at, user_id, actor, action, subject_type, subject_id, subject_name, details, ip_address, previous_hash, hash)
        values (@Id, @WorkspaceId, @Position, @OccurredAt, @UserId, @Actor, @Action, @SubjectType, @SubjectId, @SubjectName, @Details::jsonb, @IpAddress, @PreviousHash, @Hash)
        """;

    private const string ReadSql = """
        select id, workspace_id, position, occurred_at, actor, action, subject_type, subject_id, subject_name, details::text as details, ip_address, previous_hash, hash
        from audit_events where workspace_id = @WorkspaceId and position > @After order by position limit 1000
        """;

    internal async Task AppendAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, AuditAuthor author, AuditAct act, CancellationToken cancellationToken)
    {
        if (transaction is null)
        {
            await using var own = await connection.BeginTransactionAsync(cancellationToken);
            await AppendAsync(connection, own, author, act, cancellationToken);
            await own.CommitAsync(cancellationToken);
            return;
        }

        await connection.ExecuteAsync(LockSql, new { author.WorkspaceId }, transaction);
        var details = act.Details is null ? "{}" : JsonText.Of(act.Details);
        var last = await connection.QuerySingleAsync<LastRow>(LastSql, new { author.WorkspaceId, Details = details }, transaction);
        var now = clock.GetUtcNow();
        var entry = new AuditEntry
        {
            Id = Guid.CreateVersion7(), WorkspaceId = author.WorkspaceId, Position = (last.Position ?? 0) + 1,
            OccurredAt = new DateTimeOffset(now.UtcTicks / 10 * 10, TimeSpan.Zero), Actor = author.Actor, Action = act.Action, SubjectType = act.SubjectType,
            SubjectId = act.SubjectId, SubjectName = act.SubjectName, Details = last.Details, IpAddress = author.IpAddress, PreviousHash = last.Hash ?? Beginning,
        };
        var parameters = new DynamicParameters(entry with { Hash = entry.ComputeHash(key) });
        parameters.Add("UserId", author.UserId);
        await connection.ExecuteAsync(InsertSql, parameters, transaction);
    }

    /// <summary>Walks a workspace's chain from its beginning. Returns how many rows were sound, and the position of the first that is not.</summary>
    internal async Task<(long Checked, long? BrokenAt)> VerifyAsync(NpgsqlConnection connection, Guid workspaceId, CancellationToken cancellationToken)
    {
        long after = 0;
        var previous = Beginning;
        while (true)
        {
            var rows = (await connection.QueryAsync<AuditEntry>(new CommandDefinition(ReadSql, new { WorkspaceId = workspaceId, After = after }, cancellationToken: cancellationToken))).AsList();
            foreach (var row in rows)
            {
                if (row.Position != after + 1 || !row.PreviousHash.AsSpan().SequenceEqual(previous) || !row.Hash.AsSpan().SequenceEqual(row.ComputeHash(key))) return (after, after + 1);
                after = row.Position;
                previous = row.Hash;
            }

            if (rows.Count < 1000) return (after, null);
        }
    }

    private sealed record LastRow
    {
        public string Details { get; init; } = "{}";
        public long? Position { get; init; }
        public byte[]? Hash { get; init; }
    }
}
