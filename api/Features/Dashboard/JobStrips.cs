using BackupApi.Orchestration;
using Dapper;
using Npgsql;

namespace BackupApi.Features.Dashboard;

/// <summary>The jobs that ran last, with their last 30 days.</summary>
internal static class JobStrips
{
    // The newest thousand operations name the jobs; those that never ran fill up. A run is all of its operations, as on the job's page:
    // when each source got a backup in at least one repository, failures in others make a warning.
    private const string Sql = """
        with recent as (
          select job_id, max(created_at) as at from (
            select job_id, created_at from operations where workspace_id = @WorkspaceId order by created_at desc, id desc limit 1000) newest
          where job_id is not null group by job_id order by at desc limit 20),
        fresh as (select id from jobs where workspace_id = @WorkspaceId order by created_at desc, id desc limit 20),
        chosen as (
          select id, max(at) as at from (select job_id as id, at from recent union all select id, null from fresh) every group by id order by max(at) desc nulls last, id desc limit 20)
        select j.id, j.name, last.status as last_status, last.created_at as last_at,
          extract(epoch from coalesce(last.completed_at, now()) - last.started_at)::float8 as last_duration_seconds, last.bytes as last_bytes,
          (select string_agg(s.name, ', ' order by l.position) from (select source_id, position from job_sources where job_id = j.id order by position limit 3) l join sources s on s.id = l.source_id) as sources,
          (select string_agg(r.name, ', ' order by l.position) from (select repository_id, position from job_targets where job_id = j.id order by position limit 3) l join repositories r on r.id = l.repository_id) as targets
        from chosen c
        join jobs j on j.id = c.id
        left join lateral (
          select run_id from operations
          where job_id = j.id and workspace_id = @WorkspaceId and kind = 'backup' order by created_at desc, id desc limit 1) newest on true
        left join lateral (
          select case when bool_or(running) then 'running' when bool_or(paused) then 'paused' when bool_or(pending) then 'pending'
              when bool_or(failed) then case when bool_and(good) then 'warning' else 'failed' end
              when bool_or(warning) then 'warning' when bool_or(cancelled) then 'cancelled' else 'completed' end as status,
            min(created_at) as created_at, min(started_at) as started_at, case when bool_and(ended) then max(completed_at) end as completed_at, sum(bytes)::bigint as bytes
          from (
            select min(created_at) as created_at, min(started_at) as started_at, max(completed_at) as completed_at, bool_and(completed_at is not null) as ended,
              bool_or(status = 'running') as running, bool_or(status = 'paused') as paused, bool_or(status = 'pending') as pending, bool_or(status = 'failed' and is_last) as failed,
              bool_or(status = 'warning' and is_last) as warning, bool_or(status = 'cancelled' and is_last) as cancelled, bool_or(status in ('completed', 'warning') and is_last) as good,
              sum((result ->> 'originalBytes')::bigint) filter (where is_last) as bytes
            from (select o.*, not exists (select from operations later where later.retry_of = o.id) as is_last from operations o where o.run_id = newest.run_id and o.job_id = j.id) one
            group by source_id) of_source
          having count(*) > 0) last on true
        where j.workspace_id = @WorkspaceId
        order by c.at desc nulls last, j.id desc
        """;

    internal static async Task<IReadOnlyList<JobStrip>> ReadAsync(NpgsqlConnection connection, Guid workspaceId, DateTimeOffset now)
    {
        var jobs = (await connection.QueryAsync<StripRow>(Sql, new { WorkspaceId = workspaceId })).AsList();
        var days = await RunHistory.ReadAsync(connection, workspaceId, jobs.Select(job => job.Id), now);
        return [.. jobs.Select(job => new JobStrip(
            job.Id, job.Name, $"{job.Sources} → {job.Targets}", job.LastStatus, job.LastAt, job.LastDurationSeconds, job.LastBytes, RunHistory.Strip(days[job.Id], now)))];
    }

    private sealed record StripRow
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string? Sources { get; init; }
        public string? Targets { get; init; }
        public OperationStatus? LastStatus { get; init; }
        public DateTimeOffset? LastAt { get; init; }
        public double? LastDurationSeconds { get; init; }
        public long? LastBytes { get; init; }
    }
}
