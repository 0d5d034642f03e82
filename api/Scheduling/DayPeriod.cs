namespace BackupApi.Scheduling;

/// <summary>A part of the day by the clock on the wall, which may reach over midnight, on the dates on which it begins.</summary>
/// <param name="Start">Minutes since midnight.</param>
/// <param name="End">Minutes since midnight, not included; at or before the start: on the next day.</param>
internal sealed record DayPeriod(int Start, int End, Func<DateOnly, bool> Begins)
{
    internal static DayPeriod Of(WindowSettings window) => new(ClockTime.Parse(window.Start), ClockTime.Parse(window.End), Days(window.Days));

    internal static DayPeriod Of(RecurringBlackoutSettings blackout)
    {
        var weekdays = Days(blackout.Days);
        return new DayPeriod(ClockTime.Parse(blackout.Start), ClockTime.Parse(blackout.End),
            date => weekdays(date) && (blackout.MonthDays is not { Count: > 0 } || blackout.MonthDays.Contains(date.Day)));
    }

    internal bool Contains(DateTime local)
    {
        var (date, minutes) = (DateOnly.FromDateTime(local), local.TimeOfDay.TotalMinutes);
        if (Start < End) return minutes >= Start && minutes < End && Begins(date);
        return (minutes >= Start && Begins(date)) || (minutes < End && Begins(date.AddDays(-1)));
    }

    private static Func<DateOnly, bool> Days(IReadOnlyList<DayOfWeek>? days) => days is { Count: > 0 } ? date => days.Contains(date.DayOfWeek) : _ => true;
}
