namespace BackupApi.Scheduling;

/// <summary>Turns the settings of a schedule into the moments that they name.</summary>
internal static class Recurrence
{
    private static readonly DateTime DefaultAnchor = new(2024, 1, 1);

    /// <summary>The settings must have been found sound by <see cref="ScheduleFaults"/>.</summary>
    internal static IOccurrences Of(ScheduleSettings settings, ZoneClock zone) => settings switch
    {
        IntervalScheduleSettings interval => new IntervalOccurrences(TimeSpan.FromMinutes(interval.EveryMinutes), interval.Anchor?.UtcDateTime ?? zone.ToUtc(DefaultAnchor).First),
        DailyScheduleSettings daily => AtTimes(zone, _ => true, daily.Times),
        WeeklyScheduleSettings weekly => AtTimes(zone, date => weekly.Days.Contains(date.DayOfWeek), weekly.Times),
        MonthlyScheduleSettings monthly => AtTimes(zone, date => monthly.Days.Contains(date.Day) || (monthly.LastDay && date.AddDays(1).Day == 1), monthly.Times),
        CronScheduleSettings cron => OfCron(CronFields.Parse(cron.Expression), zone),
        AdvancedScheduleSettings advanced => new MergedOccurrences([.. advanced.Schedules.Select(part => Of(part, zone))]),
        _ => throw new InvalidOperationException($"{settings.GetType().Name} has no recurrence."),
    };

    private static CalendarOccurrences AtTimes(ZoneClock zone, Func<DateOnly, bool> matches, IReadOnlyList<string> times)
    {
        var minutes = times.Select(ClockTime.Parse).Distinct().Order().ToList();
        return new CalendarOccurrences(zone, matches, minutes, repeats: false);
    }

    private static CalendarOccurrences OfCron(CronFields cron, ZoneClock zone) => new(zone, cron.Matches, cron.MinutesOfDay, cron.EveryHour);
}
