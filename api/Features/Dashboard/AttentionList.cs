using BackupApi.Scheduling;
using Dapper;
using Npgsql;

namespace BackupApi.Features.Dashboard;

/// <summary>What somebody should do something about, each with its cause and the page that mends it.</summary>
internal sealed class AttentionList
{
    private const int Most = 50;

    private static readonly MaintenancePlan Usual = new();

    // Each part is bounded and reads an index, however large the workspace is. Errors come first, then what is newest.
    private const string PlacesSql = """
        (select case health when 'critical' then 'error' else 'warning' end as severity,
           'Storage pool ' || name || case health when 'critical' then ' is not usable' else ' needs care' end as title,
           coalesce(health_reason, 'The last check gave no reason.') as cause, 'Look at the pool' as label, '/storage/' || id as href, health_checked_at as at
         from storage_pools where workspace_id = @WorkspaceId and health in ('critical', 'degraded') order by health, name limit 10)
        union all
        (select case when used_bytes >= capacity_bytes * 0.95 then 'error' else 'warning' end, 'Storage pool ' || name || ' is filling up',
           round(used_bytes * 100.0 / capacity_bytes) || ' % is used; the threshold is ' || alert_threshold_percent || ' %.', 'Make room', '/storage/' || id, health_checked_at
         from storage_pools where workspace_id = @WorkspaceId and capacity_bytes > 0 and used_bytes * 100 >= capacity_bytes * alert_threshold_percent order by used_bytes::numeric / capacity_bytes desc limit 10)
        union all
        (select 'error', 'Repository ' || name || case status when 'damaged' then ' is damaged' else ' cannot be reached' end,
           coalesce(status_reason, 'The last try gave no reason.'), 'Look at the repository', '/repositories/' || id, last_checked_at
         from repositories where workspace_id = @WorkspaceId and status <> 'ready' order by name limit 10)
        union all
        (select 'error', 'Server ' || name || case status when 'host_key_changed' then ' shows another host key' when 'unauthorized' then ' refuses the sign-in' else ' cannot be reached' end,
           case status when 'host_key_changed' then 'It was reinstalled, or somebody stands in between. Nothing is sent to it until the new key is confirmed.'
             else coalesce(last_test -> 'steps' -> -1 ->> 'detail', 'The last test failed.') end,
           case status when 'host_key_changed' then 'Compare the keys' else 'Test the server' end, '/servers/' || id, last_tested_at
         from servers where workspace_id = @WorkspaceId and status in ('unreachable', 'host_key_changed', 'unauthorized') order by name limit 10)
        union all
        (select 'warning', 'The recovery kit of ' || name || ' was never exported', 'Without it the backups in this repository are lost together with this installation.',
           'Export the recovery kit', '/repositories/' || id, created_at
         from repositories where workspace_id = @WorkspaceId and last_kit_exported_at is null and encryption <> 'none' order by created_at limit 5)
        """;

    // The first part reads what is due, the second what was skipped since the last run: both are few.
    private const string OverdueSql = """
        select 'error' as severity, 'Job ' || j.name || ' is overdue' as title, overdue_reason(s) as cause, 'Look at the job' as label, '/jobs/' || j.id as href, coalesce(s.last_skip_at, s.next_run_at) as at
        from schedules s join jobs j on j.id = s.job_id and j.enabled
        where s.workspace_id = @WorkspaceId and s.id = any(
          array(select id from schedules where enabled and next_run_at is not null and next_run_at < now() - interval '10 minutes' and workspace_id = @WorkspaceId order by next_run_at limit 10)
          || array(select id from schedules where workspace_id = @WorkspaceId and enabled and last_skip_at is not null and (last_run_at is null or last_skip_at > last_run_at)
             and last_skip_at > now() - interval '30 days' order by last_skip_at desc limit 10))
        """;

    // A day or two of waiting in the queue is no neglect. Plans that say nothing else have these defaults.
    private const string UpkeepSql = """
        with planned as (
          select id, name, next_prune_at, greatest(last_checked_at, created_at) as checked_at, last_checked_at, greatest(last_data_check_at, created_at) as read_at, last_data_check_at,
            coalesce((maintenance ->> 'checkEveryDays')::int, @CheckEveryDays) as check_days, coalesce((maintenance ->> 'readAllWithinDays')::int, @ReadAllWithinDays) as read_days,
            exists (select from operations o where o.repository_id = r.id and o.kind = 'prune' and o.status = 'pending' and o.created_at < now() - interval '1 day') as prune_waits
          from repositories r where workspace_id = @WorkspaceId and status = 'ready')
        (select 'warning' as severity, 'The check of repository ' || name || ' is overdue' as title,
           case when last_checked_at is null then 'It was never checked' else 'It was last checked on ' || to_char(last_checked_at at time zone 'UTC', 'YYYY-MM-DD') end
             || '; its plan says every ' || check_days || ' days. The check failed, waits for others that use the repository, or no worker runs.' as cause,
           'Check the repository now' as label, '/repositories/' || id as href, checked_at as at
         from planned where check_days > 0 and checked_at < now() - make_interval(days => check_days + 2) order by checked_at limit 10)
        union all
        (select 'warning', 'Not all data of repository ' || name || ' was read in time',
           case when last_data_check_at is null then 'Never was all of it read' else 'All of it was last read by ' || to_char(last_data_check_at at time zone 'UTC', 'YYYY-MM-DD') end
             || '; its plan says within ' || read_days || ' days. Checks failed, or were not run. Damage may have gone unnoticed.',
           'Check all of its data', '/repositories/' || id, read_at
         from planned where read_days > 0 and check_days > 0 and read_at < now() - make_interval(days => read_days + 2) order by read_at limit 10)
        union all
        (select 'warning', 'The prune of repository ' || name || ' is overdue', 'It was due on ' || to_char(next_prune_at at time zone 'UTC', 'YYYY-MM-DD') || ' or waits since then: others use the repository, or no worker runs.',
           'See what it waits for', '/operations?repositoryId=' || id || '&kind=prune', next_prune_at
         from planned where prune_waits or next_prune_at < now() - interval '1 day' order by next_prune_at limit 10)
        """;

    // Of each source and repository only the last run counts: what has succeeded since needs nobody.
    private const string IsLast = """
        not exists (
          select from operations later
          where later.source_id = o.source_id and later.created_at > o.created_at and later.kind = o.kind and later.status <> 'cancelled'
            and later.repository_id is not distinct from o.repository_id and later.job_id is not distinct from o.job_id)
        and (o.source_id is not null or not exists (
          select from operations later
          where later.repository_id = o.repository_id and later.created_at > o.created_at and later.kind = o.kind and later.status <> 'cancelled'
            and later.backup_id is not distinct from o.backup_id))
        """;

    // Looked at one by one from the newest on, until there are enough: of thousands of failures only the first few are compared with what came later.
    private const string RunsSql = $"""
        (select 'error' as severity, o.title || ' failed' as title, coalesce(o.error_message, 'No reason was recorded.') as cause, 'See why and retry' as label,
           '/operations/' || o.id as href, o.created_at as at
         from (select * from operations where workspace_id = @WorkspaceId and status = 'failed' and created_at > now() - interval '7 days' order by created_at desc, id desc limit 200) o
         where {IsLast})
        union all
        (select 'warning', o.title || ' ended with warnings', o.warning_count || ' warnings stand in its log.', 'Read the warnings', '/operations/' || o.id, o.created_at
         from (select * from operations where workspace_id = @WorkspaceId and status = 'warning' and created_at > now() - interval '7 days' order by created_at desc, id desc limit 200) o
         where {IsLast})
        limit 25
        """;

    private const string BackupsSql = """
        (select 'error' as severity, 'Backup ' || b.name || ' vanished from its repository' as title,
           'Nobody deleted it here. Somebody else removed it from ' || r.name || ', or the repository was brought back from an older state.' as cause,
           'Look at the backup' as label, '/backups/' || b.id as href, b.started_at as at
         from backups b join repositories r on r.id = b.repository_id where b.workspace_id = @WorkspaceId and b.status = 'vanished' order by b.started_at desc limit 5)
        union all
        (select 'warning', 'Source ' || s.name || ' is not protected',
           case when j.job_id is null then 'No job backs it up.'
             when last.started_at is null then 'It has never been backed up.'
             when last.damage <> '[]' then 'Its last backup is damaged.'
             else 'Its last backup is ' || extract(day from now() - last.started_at) || ' days old.' end,
           case when j.job_id is null then 'Make a job' else 'Run its job' end, case when j.job_id is null then '/jobs?new=1' else '/jobs/' || j.job_id end, s.created_at
         from sources s
         left join lateral (select job_id from job_sources where source_id = s.id limit 1) j on true
         left join lateral (select started_at, damage from backups where source_id = s.id and status in ('completed', 'warning') order by started_at desc, id desc limit 1) last on true
         where s.workspace_id = @WorkspaceId and s.id = any(@Unprotected))
        """;

    private readonly List<AttentionRow> rows;

    private AttentionList(List<AttentionRow> rows) => this.rows = rows;

    /// <summary>Everything but what pools foretell.</summary>
    internal static async Task<AttentionList> ReadAsync(NpgsqlConnection connection, Guid workspaceId, Guid[] unprotected)
    {
        var parameters = new { WorkspaceId = workspaceId, Unprotected = unprotected, Usual.CheckEveryDays, Usual.ReadAllWithinDays };
        var rows = new List<AttentionRow>();
        foreach (var sql in (string[])[PlacesSql, OverdueSql, UpkeepSql, RunsSql, BackupsSql]) rows.AddRange(await connection.QueryAsync<AttentionRow>(sql, parameters));
        return new AttentionList(rows);
    }

    /// <summary>The list with the pools that will be full within 30 days.</summary>
    internal IReadOnlyList<AttentionItem> With(IEnumerable<PoolSummary> pools, DateOnly today)
    {
        var filling = pools.Where(pool => pool.FullOn is { } day && day <= today.AddDays(30)).Select(pool => new AttentionRow
        {
            Severity = AttentionSeverity.Warning, Title = $"Storage pool {pool.Name} will be full on {pool.FullOn:yyyy-MM-dd}", Cause = "It keeps growing as it did in the last 30 days.",
            Label = "Make room", Href = $"/storage/{pool.Id}",
        });
        return [.. rows.Concat(filling).OrderBy(row => row.Severity).ThenByDescending(row => row.At).Take(Most).Select(row => new AttentionItem(row.Severity, row.Title, row.Cause, new AttentionAction(row.Label, row.Href)))];
    }

    private sealed record AttentionRow
    {
        public AttentionSeverity Severity { get; init; }
        public string Title { get; init; } = "";
        public string Cause { get; init; } = "";
        public string Label { get; init; } = "";
        public string Href { get; init; } = "";
        public DateTimeOffset? At { get; init; }
    }
}
