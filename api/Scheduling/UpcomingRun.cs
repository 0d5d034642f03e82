using System.Globalization;

namespace BackupApi.Scheduling;

/// <summary>A run that a schedule will start.</summary>
/// <param name="StartsAt">With the offset of the schedule's time zone then.</param>
/// <param name="PlannedFor">What the recurrence names, before anything moved it.</param>
/// <param name="Shifts">Why it does not start when its recurrence names; empty when it does.</param>
public sealed record UpcomingRun(DateTimeOffset StartsAt, DateTimeOffset PlannedFor, IReadOnlyList<RunShift> Shifts)
{
    internal static UpcomingRun Of(PlannedRun run, ZoneClock zone) => new(At(run.StartsAt, zone), At(run.PlannedFor, zone), [.. ShiftsOf(run, zone)]);

    internal static DateTimeOffset At(DateTime utc, ZoneClock zone) => new DateTimeOffset(utc, TimeSpan.Zero).ToOffset(zone.OffsetAt(utc));

    private static IEnumerable<RunShift> ShiftsOf(PlannedRun run, ZoneClock zone)
    {
        if (run.ClockChanged) yield return new RunShift(ShiftKind.ClockChange, "Clocks are set forward over its time, so it starts at that moment.");
        if (run is { Obstacle: { } obstacle, OpensAt: { } opens })
        {
            var what = obstacle.Kind == ShiftKind.Window ? "outside of the window" : $"in a blackout{(obstacle.Reason is { } reason ? $" ({reason})" : "")}";
            yield return new RunShift(obstacle.Kind, $"{Text(run.PlannedFor, zone)} is {what}, so it waits until {Text(opens, zone)}{(run.IsMerged ? ", together with the others of that time" : "")}.");
        }

        if (run.Jitter > TimeSpan.Zero) yield return new RunShift(ShiftKind.Jitter, $"This job starts {Math.Floor(run.Jitter.TotalMinutes):0}:{run.Jitter.Seconds:00} minutes later than planned, so that many jobs do not start at once.");
    }

    private static string Text(DateTime utc, ZoneClock zone) => zone.ToLocal(utc).ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

/// <param name="Detail">A sentence.</param>
public sealed record RunShift(ShiftKind Kind, string Detail);
