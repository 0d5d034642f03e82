using BackupApi.Data;
using Dapper;
using Npgsql;

namespace BackupApi.Orchestration;

/// <summary>A run of a job that begins now.</summary>
internal sealed record JobStart
{
    public required Guid JobId { get; init; }
    public required Guid RunId { get; init; }
    public required OperationTrigger Trigger { get; init; }
    public Guid? RequestedBy { get; init; }

    /// <summary>Null for runs that a person asked for, which are not retried by themselves.</summary>
    public Guid? ScheduleId { get; init; }

    /// <summary>When the window closes in which it may start; null: whenever a worker is free.</summary>
    public DateTimeOffset? StartBefore { get; init; }
}

/// <summary>Turns runs of jobs into operations, one per active source and repository.</summary>
internal static class JobStarts
{
    private const string Sql = """
        insert into operations (id, workspace_id, run_id, kind, title, trigger, requested_by, job_id, source_id, server_id, repository_id, priority, repository_access,
                                schedule_id, start_before, window_end, retries_left, retry_delay_seconds, retry_growth, created_at)
        select gen_random_uuid(), j.workspace_id, d.run_id, 'backup', 'Backup of ' || s.name || ' to ' || r.name, d.trigger, d.requested_by, j.id, s.id, s.server_id, r.id,
          case j.priority when 'low' then 0 when 'normal' then 1 when 'high' then 2 else 3 end, 'write',
          h.id, d.start_before, h.window_end, coalesce(h.retry_count, 0), h.retry_delay_minutes * 60, h.retry_growth,
          now() + make_interval(secs => 0.000001 * row_number() over (order by d.position, l.position, t.position))
        from unnest(@JobIds, @RunIds, @Triggers, @RequestedBy, @ScheduleIds, @StartBefore) with ordinality as d(job_id, run_id, trigger, requested_by, schedule_id, start_before, position)
        join jobs j on j.id = d.job_id
        join job_sources l on l.job_id = j.id join sources s on s.id = l.source_id and s.active
        join job_targets t on t.job_id = j.id join repositories r on r.id = t.repository_id
        left join schedules h on h.id = d.schedule_id
        where @WorkspaceId::uuid is null or j.workspace_id = @WorkspaceId
        returning id, workspace_id, run_id
        """;

    /// <summary>Part of the caller's transaction. A job without an active source gives no operation.</summary>
    /// <param name="workspaceId">Only jobs of that workspace; null for the dispatcher, which serves all.</param>
    /// <returns>How many operations each run has.</returns>
    internal static async Task<Dictionary<Guid, int>> EnqueueAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<JobStart> starts, Guid? workspaceId, CancellationToken cancellationToken)
    {
        if (starts.Count == 0) return [];
        var rows = (await connection.QueryAsync<StartedRow>(new CommandDefinition(Sql, new
        {
            JobIds = starts.Select(start => start.JobId).ToArray(), RunIds = starts.Select(start => start.RunId).ToArray(), Triggers = starts.Select(start => EnumText.Of(start.Trigger)).ToArray(),
            RequestedBy = starts.Select(start => start.RequestedBy).ToArray(), ScheduleIds = starts.Select(start => start.ScheduleId).ToArray(),
            StartBefore = SqlTimes.Of(starts.Select(start => start.StartBefore?.UtcDateTime)), WorkspaceId = workspaceId,
        }, transaction, cancellationToken: cancellationToken))).AsList();
        await OperationSignals.SendChangedAsync(connection, transaction, [.. rows.Select(row => (row.WorkspaceId, row.Id))], cancellationToken);
        return rows.CountBy(row => row.RunId).ToDictionary();
    }

    private sealed record StartedRow
    {
        public Guid Id { get; init; }
        public Guid WorkspaceId { get; init; }
        public Guid RunId { get; init; }
    }
}
