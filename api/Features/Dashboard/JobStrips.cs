using BackupApi.Orchestration;
using Dapper;
using Npgsql;

namespace BackupApi.Features.Dashboard;

/// <summary>The jobs that ran last, with their last 30 days.</summary>
internal static class JobStrips
{
    // The newest thousand operations name the jobs; those that never ran fill up.
    private const string Sql = """
        with recent as (
          select job_id, max(created_at) as at from (
            select job_id, created_at from operations where workspace_id = @WorkspaceId order by created_at desc, id desc limit 1000) newest
          where job_id is not null group by job_id order by at desc limit 20),
        fresh as (select id from jobs where workspace_id = @WorkspaceId order by created_at desc, id desc limit 20),
        chosen as (
          select id, max(at) as at from (select job_id as id, at from recent union all select id, null from fresh) every group by id order by max(at) desc nulls last, id desc limit 20)
        select j.id, j.name, last.status as last_status, last.created_at as last_at,
          extract(epoch from coalesce(last.completed_at, now()) - last.started_at)::float8 as last_duration_seconds, (last.result ->> 'originalBytes')::bigint as last_bytes,
          (select string_agg(s.name, ', ' order by l.position) from (select source_id, position from job_sources where job_id = j.id order by position limit 3) l join sources s on s.id = l.source_id) as sources,
          (select string_agg(r.name, ', ' order by l.position) from (select repository_id, position from job_targets where job_id = j.id order by position limit 3) l join repositories r on r.id = l.repository_id) as targets
        from chosen c
        join jobs j on j.id = c.id
        left join lateral (
          select status, created_at, started_at, completed_at, result from operations
          where job_id = j.id and workspace_id = @WorkspaceId and kind = 'backup' order by created_at desc, id desc limit 1) last on true
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
