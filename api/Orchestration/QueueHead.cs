using Npgsql;
using NpgsqlTypes;

namespace BackupApi.Orchestration;

/// <summary>What can be claimed next: the highest priority, then the workspace with the fewest running, then the longest wait; never what a busy repository keeps waiting.</summary>
internal static class QueueHead
{
    // Evaluated once per statement, so that each of many waiting operations costs one look into a small table.
    private const string IsFree = """
        coalesce(case o.repository_access
          when 'read' then o.repository_id not in (select r.repository_id from operations r where r.status = 'running' and r.repository_access = 'exclusive' and r.repository_id is not null)
          when 'write' then o.repository_id not in (select r.repository_id from operations r where r.status = 'running' and r.repository_access in ('write', 'exclusive') and r.repository_id is not null)
          else o.repository_id not in (select r.repository_id from operations r where r.status = 'running' and r.repository_access is not null and r.repository_id is not null) end, true)
          and (o.server_id is null or o.server_id not in (
            select v.id from servers v where v.max_operations is not null and v.max_operations <= (select count(*) from operations r where r.status = 'running' and r.server_id = v.id)))
          and (o.repository_id is null or o.repository_id not in (
            select l.id from repositories l join storage_pools p on p.id = l.pool_id
            where p.max_operations is not null and p.max_operations <= (select count(*) from operations r join repositories x on x.id = r.repository_id where r.status = 'running' and x.pool_id = p.id)))
        """;

    private const string Columns = "o.id, o.workspace_id, o.server_id, o.repository_id, o.repository_access, o.priority, o.created_at";

    private const string Waits = "o.status = 'pending' and o.held is null and (o.start_before is null or o.start_before > now()) and o.requested_action is null and not (o.id = any (@Passed))";

    private const string Order = "order by o.priority desc, o.created_at, o.id";

    private const string Choose = """
        select o.id, o.repository_id, o.repository_access,
          exists (select from servers v where v.id = o.server_id and v.max_operations is not null)
            or exists (select from repositories l join storage_pools p on p.id = l.pool_id where l.id = o.repository_id and p.max_operations is not null) as is_limited
        from head join operations o on o.id = head.id
        left join (select workspace_id, count(*) as running from operations where status = 'running' group by 1) busy on busy.workspace_id = head.workspace_id
        where o.status = 'pending'
        order by head.priority desc, coalesce(busy.running, 0), head.created_at, head.id
        limit 1
        for update of o skip locked
        """;

    // Nearly always something among the first can run. So that a workspace with very many does not fill those alone, the first of sixteen workspaces are looked at
    // as well, beginning after the one that was served last, and with the least again after the greatest.
    // "Between" and the order by workspace leave only the index of each workspace's line to choose: through that of the whole queue ten thousand of others would be read first.
    private static readonly string AmongTheFirst = $"""
        with recursive workspace as (
          select {NextWorkspace("@After")} as id, 1 as number
          union all
          select {NextWorkspace("w.id")}, number + 1 from workspace w where w.id <> @After and number < 16),
        first as (
          select * from (select {Columns} from operations o where {Waits} {Order} limit 256) o
          where {IsFree} {Order} limit 64),
        fair as (
          select o.* from (select distinct id from workspace) w
          cross join lateral (
            select {Columns} from operations o where {Waits} and o.workspace_id between w.id and w.id order by o.workspace_id, o.priority desc, o.created_at, o.id limit 8) o
          where {IsFree}),
        head as (select * from first union select * from fair)
        {Choose}
        """;

    private static string NextWorkspace(string after) => $"""
        coalesce((select o.workspace_id from operations o where o.status = 'pending' and o.held is null and o.workspace_id > {after} order by o.workspace_id limit 1),
          (select o.workspace_id from operations o where o.status = 'pending' and o.held is null order by o.workspace_id limit 1))
        """;

    // However many wait for a busy repository, they are passed over at once: of each repository only the first in line is looked at,
    // of sixty-four that nobody writes to, after the one that was served last, and of those in use, where a reader may still go in.
    private const string OfEachRepository = $"""
        with recursive waiting as (
          (select repository_id from operations where status = 'pending' and held is null and repository_id > @After order by repository_id limit 1)
          union all
          select (select o.repository_id from operations o where o.status = 'pending' and o.held is null and o.repository_id > w.repository_id order by o.repository_id limit 1)
          from waiting w where w.repository_id is not null),
        chosen as (
          (select w.repository_id from waiting w
           where w.repository_id is not null
             and w.repository_id not in (select r.repository_id from operations r where r.status = 'running' and r.repository_access in ('write', 'exclusive') and r.repository_id is not null)
           limit 64)
          union select repository_id from operations where status = 'running' and repository_id is not null),
        head as (
          (select o.* from chosen c cross join unnest(array['read', 'write', 'exclusive']) as a(access)
           cross join lateral (
             select {Columns} from operations o where {Waits} and o.repository_id = c.repository_id and o.repository_access = a.access {Order} limit 1) o
           where {IsFree} {Order} limit 64)
          union all
          (select {Columns} from operations o where {Waits} and o.repository_id is null {Order} limit 64))
        {Choose}
        """;

    /// <summary>Locks and returns a candidate, or null when nothing can run now. Candidates that another worker holds are skipped.</summary>
    /// <param name="passed">Not these.</param>
    /// <param name="last">What was claimed last; those after it come first.</param>
    internal static async Task<QueueCandidate?> LockAsync(NpgsqlConnection connection, Guid[] passed, LastServed last, CancellationToken cancellationToken) =>
        await FirstAsync(connection, AmongTheFirst, passed, last.WorkspaceId, cancellationToken)
        ?? await FirstAsync(connection, OfEachRepository, passed, last.RepositoryId, cancellationToken)
        ?? (last.RepositoryId == Guid.Empty ? null : await FirstAsync(connection, OfEachRepository, passed, Guid.Empty, cancellationToken));

    // Prepared once per connection: planning takes longer than running it.
    private static async Task<QueueCandidate?> FirstAsync(NpgsqlConnection connection, string sql, Guid[] passed, Guid after, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("Passed", NpgsqlDbType.Array | NpgsqlDbType.Uuid, passed);
        command.Parameters.AddWithValue("After", NpgsqlDbType.Uuid, after);
        await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;
        return new QueueCandidate
        {
            Id = reader.GetGuid(0), RepositoryId = reader.IsDBNull(1) ? null : reader.GetGuid(1), RepositoryAccess = reader.IsDBNull(2) ? null : reader.GetString(2), IsLimited = reader.GetBoolean(3),
        };
    }
}

/// <summary>Whose turn it was; an empty id at the start and after the last one.</summary>
internal readonly record struct LastServed(Guid WorkspaceId, Guid RepositoryId);

internal sealed record QueueCandidate
{
    public Guid Id { get; init; }
    public Guid? RepositoryId { get; init; }
    public string? RepositoryAccess { get; init; }

    /// <summary>Its server or pool allows only so many operations at once.</summary>
    public bool IsLimited { get; init; }
}
