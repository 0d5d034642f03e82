using BackupApi.Data;
using Dapper;
using Npgsql;

namespace BackupApi.Scheduling;

/// <summary>Plans again what was planned by rules of a time zone that have changed since: 02:30 stays 02:30, whatever a government decides in between.</summary>
internal static class ZoneChanges
{
    private const string PlannedSql = """
        select id, job_id, timing ->> 'timeZone' as time_zone, next_run_at, planned_for, planned_local from schedules
        where enabled and next_run_at > @Now and planned_for is not null and planned_local is not null
        """;

    private const string TimingSql = "select timing::text from schedules where id = @Id";

    // Unless somebody else has planned it meanwhile.
    private const string MoveSql = """
        update schedules set next_run_at = @StartsAt, planned_for = @PlannedFor, planned_through = @PlannedThrough, planned_local = @PlannedLocal
        where id = @Id and next_run_at = @Before and planned_for = @Old
        """;

    /// <summary>Returns how many were moved.</summary>
    internal static async Task<int> ApplyAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var moved = 0;
        foreach (var planned in await connection.QueryAsync<PlannedByZone>(new CommandDefinition(PlannedSql, new { Now = now }, cancellationToken: cancellationToken)))
        {
            if (ZoneClock.Find(planned.TimeZone) is not { } zone || zone.ToLocal(planned.PlannedFor.UtcDateTime) == planned.PlannedLocal) continue;
            moved += await MoveAsync(connection, planned, zone, cancellationToken);
        }

        return moved;
    }

    private static async Task<int> MoveAsync(NpgsqlConnection connection, PlannedByZone planned, ZoneClock zone, CancellationToken cancellationToken)
    {
        var timing = await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(TimingSql, new { planned.Id }, cancellationToken: cancellationToken));
        if (timing is null || Replan(JsonText.Read<ScheduleTiming>(timing), planned, zone) is not { } run) return 0;
        return await connection.ExecuteAsync(new CommandDefinition(MoveSql, new
        {
            planned.Id, run.StartsAt, run.PlannedFor, run.PlannedThrough, PlannedLocal = zone.ToLocal(run.PlannedFor), Before = planned.NextRunAt, Old = planned.PlannedFor,
        }, cancellationToken: cancellationToken));
    }

    // The same run by the new rules: what the wall shows is what was meant, but for intervals, which are elapsed time.
    private static PlannedRun? Replan(ScheduleTiming timing, PlannedByZone planned, ZoneClock zone)
    {
        var moment = zone.ToUtc(planned.PlannedLocal).First;
        var isNamed = timing.Settings is not IntervalScheduleSettings && Recurrence.Of(timing.Settings, zone).After(moment.AddTicks(-1)).FirstOrDefault().At == moment;
        var meant = isNamed ? moment : planned.PlannedFor.UtcDateTime;
        return new SchedulePlan(timing, planned.JobId).After(meant.AddTicks(-1)).FirstOrDefault();
    }

    private sealed record PlannedByZone
    {
        public Guid Id { get; init; }
        public Guid JobId { get; init; }
        public string TimeZone { get; init; } = "";
        public DateTimeOffset NextRunAt { get; init; }
        public DateTimeOffset PlannedFor { get; init; }
        public DateTime PlannedLocal { get; init; }
    }
}
