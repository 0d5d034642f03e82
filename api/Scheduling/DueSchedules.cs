using BackupApi.Data;
using BackupApi.Orchestration;
using Dapper;
using Npgsql;

namespace BackupApi.Scheduling;

/// <summary>Turns schedules that are due into operations. Starting a run and moving the schedule on is one transaction: neither happens without the other.</summary>
internal static class DueSchedules
{
    internal const int AtOnce = 500;

    // The job is locked as well, so that two of its schedules cannot start it beside each other.
    private const string LockSql = """
        select s.id, s.job_id, s.timing::text as timing, s.missed_runs, s.next_run_at, s.planned_through, j.enabled as job_enabled
        from schedules s join jobs j on j.id = s.job_id
        where s.enabled and s.next_run_at <= @Now
        order by s.next_run_at limit @AtOnce
        for no key update of s, j skip locked
        """;

    private const string BusySql = "select distinct job_id from operations where job_id = any(@JobIds) and kind = 'backup' and status in ('pending', 'running', 'paused')";

    private const string MoveSql = """
        update schedules s set next_run_at = d.next_run_at, planned_for = d.planned_for, planned_local = d.planned_local, planned_through = d.planned_through,
          last_run_at = case when d.run_id is null then s.last_run_at else @Now end, last_run_id = coalesce(d.run_id, s.last_run_id),
          overrun_count = s.overrun_count + d.overrun, missed_count = s.missed_count + d.missed,
          last_skip_at = case when d.skipped is null then s.last_skip_at else s.next_run_at end, last_skip_reason = coalesce(d.skipped, s.last_skip_reason)
        from unnest(@Ids, @NextRunAt, @PlannedFor, @PlannedLocal::timestamp[], @PlannedThrough, @RunIds, @Overruns, @Missed, @Skipped)
          as d(id, next_run_at, planned_for, planned_local, planned_through, run_id, overrun, missed, skipped)
        where s.id = d.id
        """;

    /// <summary>Returns how many were due, at most <see cref="AtOnce"/>; others may hold more.</summary>
    internal static async Task<int> DispatchAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var due = (await connection.QueryAsync<DueSchedule>(new CommandDefinition(LockSql, new { Now = now, AtOnce }, transaction, cancellationToken: cancellationToken))).AsList();
        if (due.Count == 0) return 0;
        var jobs = due.Select(schedule => schedule.JobId).Distinct().ToArray();
        var busy = (await connection.QueryAsync<Guid>(new CommandDefinition(BusySql, new { JobIds = jobs }, transaction, cancellationToken: cancellationToken))).ToHashSet();
        var moves = due.ConvertAll(schedule => DueMove.OfAny(schedule, busy, now));
        var starts = moves.Where(move => move.RunId is not null).Select(move => new JobStart
        {
            JobId = move.Schedule.JobId, RunId = move.RunId!.Value, Trigger = OperationTrigger.Schedule, ScheduleId = move.Schedule.Id, StartBefore = move.Decision.StartBefore,
        }).ToList();
        var started = await JobStarts.EnqueueAsync(connection, transaction, starts, null, cancellationToken);
        await MoveAsync(connection, transaction, [.. moves.Select(move => move.RunId is { } run && !started.ContainsKey(run) ? move with { RunId = null, Skipped = "None of its sources is active." } : move)], now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return due.Count;
    }

    private static Task MoveAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<DueMove> moves, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(MoveSql, new
        {
            Now = now, Ids = moves.Select(move => move.Schedule.Id).ToArray(), NextRunAt = SqlTimes.Of(moves.Select(move => move.Decision.NextRunAt)), PlannedFor = SqlTimes.Of(moves.Select(move => move.Decision.PlannedFor)),
            PlannedLocal = moves.Select(move => move.PlannedLocal).ToArray(), PlannedThrough = moves.Select(move => move.Decision.PlannedThrough).ToArray(), RunIds = moves.Select(move => move.RunId).ToArray(),
            Overruns = moves.Select(move => move.IsOverrun ? 1 : 0).ToArray(), Missed = moves.Select(move => move.Decision.Missed).ToArray(), Skipped = moves.Select(move => move.Skipped).ToArray(),
        }, transaction, cancellationToken: cancellationToken));
}

internal sealed record DueSchedule
{
    public Guid Id { get; init; }
    public Guid JobId { get; init; }
    public string Timing { get; init; } = "{}";
    public MissedRunPolicy MissedRuns { get; init; }
    public DateTimeOffset NextRunAt { get; init; }
    public DateTimeOffset PlannedThrough { get; init; }
    public bool JobEnabled { get; init; }
}

/// <summary>What becomes of one due schedule.</summary>
internal sealed record DueMove(DueSchedule Schedule, ScheduleDecision Decision)
{
    /// <summary>What the wall of its zone shows when the next run is named.</summary>
    public DateTime? PlannedLocal { get; init; }
    public Guid? RunId { get; init; }
    public bool IsOverrun { get; init; }
    public string? Skipped { get; init; }

    /// <summary>One schedule that cannot be planned, whatever the reason, must not keep all the others from starting.</summary>
    internal static DueMove OfAny(DueSchedule schedule, HashSet<Guid> busy, DateTimeOffset now)
    {
        try
        {
            return Of(schedule, busy, now);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return Later(schedule, $"It cannot be planned: {exception.Message} Save the schedule anew.", now);
        }
    }

    /// <param name="busy">Jobs with a run that is still going; those that start now are added.</param>
    internal static DueMove Of(DueSchedule schedule, HashSet<Guid> busy, DateTimeOffset now)
    {
        var timing = JsonText.Read<ScheduleTiming>(schedule.Timing);
        if (ZoneClock.Find(timing.TimeZone) is not { } zone) return Later(schedule, $"This machine no longer knows the time zone “{timing.TimeZone}”. Choose another in the schedule.", now);
        var plan = new SchedulePlan(timing, schedule.JobId);
        var decision = ScheduleDecision.Of(plan, schedule.MissedRuns, schedule.NextRunAt.UtcDateTime, schedule.PlannedThrough.UtcDateTime, now.UtcDateTime);
        var local = decision.PlannedFor is { } named ? zone.ToLocal(named) : (DateTime?)null;
        // That it was switched off is no run that is missing.
        if (!schedule.JobEnabled) return new DueMove(schedule, decision with { Missed = 0 }) { PlannedLocal = local };
        var move = new DueMove(schedule, decision) { PlannedLocal = local, Skipped = decision.Missed > 0 ? "The service was not running when it was due." : null };
        if (!decision.Starts) return move;
        return busy.Add(schedule.JobId) ? move with { RunId = Guid.CreateVersion7() } : move with { IsOverrun = true, Skipped = "The run before was still going." };
    }

    // It is looked at again, in case an update of the machine or service helps; the others go on.
    private static DueMove Later(DueSchedule schedule, string why, DateTimeOffset now) =>
        new(schedule, new ScheduleDecision(false, null, 0, now.AddHours(1).UtcDateTime, null, schedule.PlannedThrough.UtcDateTime)) { Skipped = why };
}
