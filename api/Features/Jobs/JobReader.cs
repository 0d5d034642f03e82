using BackupApi.Orchestration;
using Dapper;
using Npgsql;

namespace BackupApi.Features.Jobs;

/// <summary>Completes jobs with what they back up, where to, and how it went: four statements however many jobs there are.</summary>
internal static class JobReader
{
    internal const string Columns = """
        j.id, j.name, j.description, j.enabled, j.priority, j.bandwidth_limit_kbps, j.nice, j.compression, j.max_runtime_minutes, j.pre_script, j.post_script,
        j.script_timeout_seconds, j.retention::text as retention, j.tags, j.version, j.created_at, j.updated_at,
        case when j.enabled then (select min(h.next_run_at) from schedules h where h.job_id = j.id and h.enabled) end as next_run_at,
        case when j.enabled then (select overdue_reason(h) from schedules h where h.job_id = j.id and h.enabled and overdue_reason(h) is not null limit 1) end as overdue
        """;

    private const string OneSql = $"select {Columns} from jobs j where j.workspace_id = @WorkspaceId and j.id = @Id";

    private const string SourcesSql = """
        select l.job_id, s.id, s.name, v.name as place, s.type from job_sources l join sources s on s.id = l.source_id join servers v on v.id = s.server_id
        where l.workspace_id = @WorkspaceId and l.job_id = any(@JobIds) order by l.position
        """;

    private const string TargetsSql = """
        select l.job_id, r.id, r.name, p.name as place from job_targets l join repositories r on r.id = l.repository_id join storage_pools p on p.id = r.pool_id
        where l.workspace_id = @WorkspaceId and l.job_id = any(@JobIds) order by l.position
        """;

    /// <summary>Null when the workspace has no such job.</summary>
    internal static async Task<JobResponse?> FindAsync(NpgsqlConnection connection, Guid workspaceId, Guid id, DateTimeOffset now)
    {
        var job = await connection.QuerySingleOrDefaultAsync<JobResponse>(OneSql, new { WorkspaceId = workspaceId, Id = id });
        return job is null ? null : (await CompleteAsync(connection, workspaceId, [job], now))[0];
    }

    internal static async Task<IReadOnlyList<JobResponse>> CompleteAsync(NpgsqlConnection connection, Guid workspaceId, IReadOnlyList<JobResponse> jobs, DateTimeOffset now)
    {
        if (jobs.Count == 0) return jobs;
        var ids = jobs.Select(job => job.Id).ToArray();
        var parameters = new { WorkspaceId = workspaceId, JobIds = ids };
        var sources = (await connection.QueryAsync<LinkRow>(SourcesSql, parameters)).ToLookup(row => row.JobId, row => new JobSource(row.Id, row.Name, row.Place, row.Type));
        var targets = (await connection.QueryAsync<LinkRow>(TargetsSql, parameters)).ToLookup(row => row.JobId, row => new JobRepository(row.Id, row.Name, row.Place));
        var days = await RunHistory.ReadAsync(connection, workspaceId, ids, now);
        var last = await JobRuns.LastAsync(connection, workspaceId, ids, now);
        return [.. jobs.Select(job => job with
        {
            Sources = [.. sources[job.Id]], Repositories = [.. targets[job.Id]], LastRun = last.GetValueOrDefault(job.Id),
            Statistics = Count([.. days[job.Id]]), Strip = RunHistory.Strip(days[job.Id], now),
        })];
    }

    private static JobStatistics Count(List<JobDay> days)
    {
        var succeeded = days.Sum(day => day.Completed + day.Warning);
        return new JobStatistics
        {
            Runs = days.Sum(day => day.Runs), Completed = days.Sum(day => day.Completed), Warning = days.Sum(day => day.Warning), Failed = days.Sum(day => day.Failed),
            AverageDurationSeconds = succeeded == 0 ? null : days.Sum(day => day.SucceededSeconds ?? 0) / succeeded, TotalBytes = days.Sum(day => day.Bytes ?? 0),
        };
    }

    private sealed record LinkRow
    {
        public Guid JobId { get; init; }
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string Place { get; init; } = "";
        public string Type { get; init; } = "";
    }
}
