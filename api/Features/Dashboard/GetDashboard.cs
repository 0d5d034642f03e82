using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Dashboard;

internal static class GetDashboard
{
    // Read from one narrow index: a hundred thousand sources are counted in milliseconds. What damage took is looked for in damaged repositories alone.
    private const string SourcesSql = """
        with lost as (
          select s.id from sources s
          where s.workspace_id = @WorkspaceId and s.active and s.last_backup_at > now() - interval '7 days' and s.id = any(array(
            select b.source_id from backups b
            where b.repository_id = any(array(select id from repositories where workspace_id = @WorkspaceId and status = 'damaged')) and b.started_at > now() - interval '7 days' and b.damage <> '[]'))
            and not exists (
              select from backups sound where sound.source_id = s.id and sound.status in ('completed', 'warning') and sound.damage = '[]' and sound.started_at > now() - interval '7 days'))
        select count(*)::int as total, count(*) filter (where last_backup_at > now() - interval '7 days')::int - (select count(*)::int from lost) as protected,
          array(
            (select id from lost limit 10) union all
            (select id from sources where workspace_id = @WorkspaceId and active and last_backup_at is null limit 10) union all
            (select id from sources where workspace_id = @WorkspaceId and active and last_backup_at <= now() - interval '7 days' order by last_backup_at nulls first limit 10)
            limit 10) as unprotected
        from sources where workspace_id = @WorkspaceId and active
        """;

    // To the minute, because ends are counted by the minute of creation as they happen.
    private const string DaySql = """
        select coalesce(sum(completed), 0)::int as completed, coalesce(sum(warning), 0)::int as warning, coalesce(sum(failed), 0)::int as failed, coalesce(sum(cancelled), 0)::int as cancelled,
          (select count(*)::int from operations where workspace_id = @WorkspaceId and status in ('running', 'paused')) as running,
          (select count(*)::int from operations where workspace_id = @WorkspaceId and status = 'pending') as pending
        from operation_minutes where workspace_id = @WorkspaceId and minute >= date_trunc('minute', now() - interval '24 hours')
        """;

    private const string RunningSql = OperationSummary.Select + """
         where o.workspace_id = @WorkspaceId and o.status in ('running', 'paused') order by o.created_at desc, o.id desc limit 20
        """;

    private const string ProofsSql = """
        select r.id as restore_id, r.backup_id, coalesce(s.name, b.name) as source_name, o.completed_at as at,
          extract(epoch from o.completed_at - o.started_at)::float8 as duration_seconds, r.verified_files
        from (select * from restores where workspace_id = @WorkspaceId and verified_files > 0 and coalesce(mismatched_files, 0) = 0 and not dry_run order by created_at desc, id desc limit 50) r
        join operations o on o.id = r.operation_id
        join backups b on b.id = r.backup_id
        left join sources s on s.id = b.source_id
        where o.status = 'completed'
        order by o.completed_at desc limit 5
        """;

    private const string StorageSql = """
        select coalesce(sum(original_bytes), 0)::bigint as original_bytes, coalesce(sum(deduplicated_bytes), 0)::bigint as deduplicated_bytes
        from repositories where workspace_id = @WorkspaceId
        """;

    private const string FirstStepsSql = """
        select exists (select from servers where workspace_id = @WorkspaceId) as server, exists (select from sources where workspace_id = @WorkspaceId) as source,
          exists (select from storage_pools where workspace_id = @WorkspaceId) as pool, exists (select from repositories where workspace_id = @WorkspaceId) as repository,
          exists (select from jobs where workspace_id = @WorkspaceId) as job, exists (select from backups where workspace_id = @WorkspaceId) as backup,
          exists (select from restores where workspace_id = @WorkspaceId) as restore
        """;

    /// <summary>Answers whether everything is safe.</summary>
    /// <remarks>How many sources are protected, what needs attention and why, what runs, and what was proven.</remarks>
    internal static async Task<Ok<DashboardResponse>> HandleAsync(TenantDatabase database, Caller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        // Two connections: the sources are counted, and what needs attention is looked for, while the rest is read.
        var looking = LookAsync(database, caller.WorkspaceId, cancellationToken);
        await using var connection = await database.OpenAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var parameters = new { caller.WorkspaceId };
        var pools = await Pools.ReadAsync(connection, caller.WorkspaceId);
        var steps = await connection.QuerySingleAsync<FirstSteps>(FirstStepsSql, parameters);
        var day = await connection.QuerySingleAsync<DashboardDay>(DaySql, parameters);
        var running = (await connection.QueryAsync<OperationSummary>(RunningSql, parameters)).AsList();
        var strips = await JobStrips.ReadAsync(connection, caller.WorkspaceId, now);
        var proofs = (await connection.QueryAsync<RestoreProof>(ProofsSql, parameters)).AsList();
        var storage = await connection.QuerySingleAsync<DashboardStorage>(StorageSql, parameters);
        var (sources, found) = await looking;
        var attention = found.With(pools, DateOnly.FromDateTime(now.UtcDateTime));
        return TypedResults.Ok(new DashboardResponse(
            sources.Total, sources.Protected, day, attention, running, strips, pools, proofs, storage,
            steps is { Server: true, Source: true, Pool: true, Repository: true, Job: true, Backup: true, Restore: true } ? null : steps));
    }

    private static async Task<(SourceCounts, AttentionList)> LookAsync(TenantDatabase database, Guid workspace, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var sources = await connection.QuerySingleAsync<SourceCounts>(SourcesSql, new { WorkspaceId = workspace });
        return (sources, await AttentionList.ReadAsync(connection, workspace, sources.Unprotected));
    }

    private sealed record SourceCounts
    {
        public int Total { get; init; }
        public int Protected { get; init; }
        public Guid[] Unprotected { get; init; } = [];
    }
}
