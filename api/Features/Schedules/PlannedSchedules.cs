using BackupApi.Data;
using BackupApi.Scheduling;
using Dapper;
using Npgsql;

namespace BackupApi.Features.Schedules;

/// <summary>A schedule that is on, of a job that is on, with what its job's runs take.</summary>
internal sealed record PlannedSchedule
{
    internal const string Sql = """
        select s.id, s.job_id, j.name as job_name, s.timing::text as timing, s.timing ->> 'timeZone' as time_zone, s.next_run_at, s.planned_through,
          (select sum(d.succeeded_seconds) / nullif(sum(d.completed + d.warning), 0) from job_days d where d.job_id = s.job_id and d.date > now() - interval '30 days') as average_seconds
        from schedules s join jobs j on j.id = s.job_id
        where s.workspace_id = @WorkspaceId and s.enabled and j.enabled and s.next_run_at is not null
        """;

    public Guid Id { get; init; }
    public Guid JobId { get; init; }
    public string JobName { get; init; } = "";
    public string Timing { get; init; } = "{}";
    public string TimeZone { get; init; } = "";
    public DateTimeOffset NextRunAt { get; init; }
    public DateTimeOffset PlannedThrough { get; init; }
    public double? AverageSeconds { get; init; }

    internal ScheduleTiming ReadTiming() => JsonText.Read<ScheduleTiming>(Timing);

    /// <summary>The run that the dispatcher will start next, and those after it, exactly as it will start them.</summary>
    internal IEnumerable<PlannedRun> Runs(SchedulePlan plan)
    {
        var (next, through) = (NextRunAt.UtcDateTime, PlannedThrough.UtcDateTime);
        yield return Find(plan, next, through);
        foreach (var run in plan.After(through)) yield return run;
    }

    // The stored run with why it was moved; planned from before it.
    private static PlannedRun Find(SchedulePlan plan, DateTime next, DateTime through) =>
        plan.After(through.AddDays(-1)).TakeWhile(run => run.StartsAt <= next).FirstOrDefault(run => run.StartsAt == next) ?? new PlannedRun(next, next, through);

    /// <summary>Without those of a time zone that this machine no longer knows: they do not run.</summary>
    internal static async Task<List<PlannedSchedule>> ReadAsync(NpgsqlConnection connection, Guid workspaceId, string condition, object parameters) =>
        [.. (await connection.QueryAsync<PlannedSchedule>($"{Sql} {condition}", parameters)).Where(schedule => ZoneClock.Find(schedule.TimeZone) is not null)];
}
