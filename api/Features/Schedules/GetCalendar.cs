using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Problems;
using BackupApi.Scheduling;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Schedules;

/// <param name="RunId">Null for what is still to come.</param>
/// <param name="Status">Null for what is still to come.</param>
/// <param name="DurationSeconds">Of what is to come: what the job's runs of the last 30 days took on average; null when that is unknown.</param>
public sealed record CalendarRun(Guid JobId, DateTimeOffset StartsAt, double? DurationSeconds, Guid? RunId, OperationStatus? Status, Guid? ScheduleId);

public sealed record CalendarJob(Guid Id, string Name);

/// <param name="Runs">In order of their start.</param>
/// <param name="IsCut">There are more: at most 2,000 coming runs of a schedule, 400,000 of all together (the first of each), and 50,000 past ones are shown.</param>
public sealed record CalendarResponse(IReadOnlyList<CalendarJob> Jobs, IReadOnlyList<CalendarRun> Runs, bool IsCut);

internal static class GetCalendar
{
    private const int MostPast = 50_000, MostOfSchedule = 2_000, MostComing = 400_000, MostSchedules = 100_000;

    // Of a source that reached one of its targets, a failure at another one is a warning, as wherever runs are told.
    private const string PastSql = """
        select job_id, run_id, coalesce(min(started_at), min(created_at)) as starts_at, extract(epoch from max(ended_at) - min(started_at))::float8 as duration_seconds,
          case when bool_or(running) then 'running' when bool_or(paused) then 'paused' when bool_or(pending) then 'pending'
            when bool_or(failed) then case when bool_and(good) then 'warning' else 'failed' end
            when bool_or(warning) then 'warning' when bool_or(cancelled) then 'cancelled' else 'completed' end as status
        from (
          select job_id, run_id, min(started_at) as started_at, min(created_at) as created_at, max(coalesce(completed_at, now())) as ended_at,
            bool_or(status = 'running') as running, bool_or(status = 'paused') as paused, bool_or(status = 'pending') as pending, bool_or(status = 'failed' and is_last) as failed,
            bool_or(status = 'warning' and is_last) as warning, bool_or(status = 'cancelled' and is_last) as cancelled, bool_or(status in ('completed', 'warning') and is_last) as good
          from (select *, not exists (select from operations later where later.retry_of = operations.id) as is_last from operations
                where workspace_id = @WorkspaceId and created_at >= @From and created_at < @To and kind = 'backup' and job_id is not null) one
          group by job_id, run_id, source_id) of_source
        group by job_id, run_id limit @Most
        """;

    private const string NamesSql = "select id, name from jobs where workspace_id = @WorkspaceId and id = any(@Ids) order by name";

    /// <summary>Shows past and coming runs of all jobs.</summary>
    /// <param name="from">Start of the period.</param>
    /// <param name="to">End of the period, at most 62 days later.</param>
    internal static async Task<Ok<CalendarResponse>> HandleAsync(DateTimeOffset from, DateTimeOffset to, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        if (to <= from || to - from > TimeSpan.FromDays(62)) throw ProblemException.Invalid("to", "The period ends after it begins, and at most 62 days later.");
        await using var connection = await database.OpenAsync(cancellationToken);
        var past = (await connection.QueryAsync<PastRow>(PastSql, new { caller.WorkspaceId, From = from, To = to, Most = MostPast })).AsList();
        var schedules = await PlannedSchedule.ReadAsync(connection, caller.WorkspaceId, "and s.next_run_at < @To order by s.next_run_at limit @MostSchedules", new { caller.WorkspaceId, To = to, MostSchedules });
        var most = Math.Clamp(MostComing / Math.Max(1, schedules.Count), 1, MostOfSchedule);
        var coming = schedules.ConvertAll(schedule => Coming(schedule, from, to, most));
        var runs = past.Select(row => new CalendarRun(row.JobId, row.StartsAt, row.DurationSeconds, row.RunId, row.Status, null)).Concat(coming.SelectMany(list => list)).OrderBy(run => run.StartsAt).ToList();
        var names = await connection.QueryAsync<(Guid Id, string Name)>(NamesSql, new { caller.WorkspaceId, Ids = runs.Select(run => run.JobId).Distinct().ToArray() });
        return TypedResults.Ok(new CalendarResponse([.. names.Select(job => new CalendarJob(job.Id, job.Name))], runs, past.Count == MostPast || schedules.Count == MostSchedules || coming.Exists(list => list.Count == most)));
    }

    private static List<CalendarRun> Coming(PlannedSchedule schedule, DateTimeOffset from, DateTimeOffset to, int most)
    {
        var plan = new SchedulePlan(schedule.ReadTiming(), schedule.JobId);
        var first = new PlannedRun(schedule.NextRunAt.UtcDateTime, schedule.NextRunAt.UtcDateTime, schedule.PlannedThrough.UtcDateTime);
        return [.. plan.After(schedule.PlannedThrough.UtcDateTime).Prepend(first).TakeWhile(run => run.StartsAt < to.UtcDateTime).Where(run => run.StartsAt >= from.UtcDateTime).Take(most)
            .Select(run => new CalendarRun(schedule.JobId, UpcomingRun.At(run.StartsAt, plan.Zone), schedule.AverageSeconds, null, null, schedule.Id))];
    }

    private sealed record PastRow
    {
        public Guid JobId { get; init; }
        public Guid RunId { get; init; }
        public DateTimeOffset StartsAt { get; init; }
        public double? DurationSeconds { get; init; }
        public OperationStatus Status { get; init; }
    }
}
