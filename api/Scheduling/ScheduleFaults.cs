namespace BackupApi.Scheduling;

/// <summary>What is wrong with a schedule: sentences by field, such as "settings.times". None when it can be planned and will run.</summary>
internal static class ScheduleFaults
{
    internal static IReadOnlyDictionary<string, string[]> Find(ScheduleTiming timing, DateTimeOffset now)
    {
        var faults = new Dictionary<string, List<string>>();
        void Add(string field, string sentence)
        {
            if (!faults.TryGetValue(field, out var sentences)) faults[field] = sentences = [];
            sentences.Add(sentence);
        }

        if (ZoneClock.Find(timing.TimeZone ?? "") is null) Add("timeZone", $"There is no time zone “{timing.TimeZone}” on this machine. Use an IANA name such as Europe/Berlin.");
        if (timing.JitterMinutes is < 0 or > 720) Add("jitterMinutes", "The jitter is between 0 and 720 minutes.");
        SettingsFaults.Find(timing.Settings, "settings", Add);
        PeriodFaults.Find(timing, Add);
        if (faults.Count == 0) FindImpossible(timing, now, Add);
        return faults.ToDictionary(fault => fault.Key, fault => fault.Value.ToArray());
    }

    // Only what is sound in its parts can be planned; then it is seen whether it ever runs.
    private static void FindImpossible(ScheduleTiming timing, DateTimeOffset now, Action<string, string> add)
    {
        var zone = ZoneClock.Find(timing.TimeZone)!;
        var first = Recurrence.Of(timing.Settings, zone).After(now.UtcDateTime).Take(32).Select(occurrence => occurrence.At).ToList();
        if (first.Count == 0) add("settings", "It never runs: no date of the next twelve years is like that.");
        else if (new StartRules(timing, zone).Earliest(first[0]) is null)
            add(timing.Window is null ? "recurringBlackouts" : "window", $"It never runs: the blackouts cover {(timing.Window is null ? "all of the time" : "the whole window")}.");
        var shortest = first.Zip(first.Skip(1), (one, next) => next - one).DefaultIfEmpty(TimeSpan.MaxValue).Min();
        if (TimeSpan.FromMinutes(timing.JitterMinutes) >= shortest) add("jitterMinutes", $"The jitter has to be shorter than the time between two runs, which is {shortest.TotalMinutes:0} minutes here.");
    }
}

internal static class SettingsFaults
{
    internal static void Find(ScheduleSettings? settings, string at, Action<string, string> add)
    {
        switch (settings)
        {
            case null: add(at, "Say when it runs."); break;
            case IntervalScheduleSettings interval: FindInterval(interval, at, add); break;
            case DailyScheduleSettings daily: FindTimes(daily.Times, at, add); break;
            case WeeklyScheduleSettings weekly:
                if (weekly.Days is not { Count: > 0 }) add($"{at}.days", "Choose at least one weekday.");
                FindTimes(weekly.Times, at, add);
                break;
            case MonthlyScheduleSettings monthly:
                if (monthly.Days is not { Count: > 0 } && !monthly.LastDay) add($"{at}.days", "Choose at least one day of the month.");
                if (monthly.Days?.Any(day => day is < 1 or > 31) == true) add($"{at}.days", "Days of a month are 1 to 31.");
                FindTimes(monthly.Times, at, add);
                break;
            case CronScheduleSettings cron: FindCron(cron, at, add); break;
            case AdvancedScheduleSettings advanced: FindParts(advanced, at, add); break;
        }
    }

    private static void FindInterval(IntervalScheduleSettings interval, string at, Action<string, string> add)
    {
        if (interval.EveryMinutes is < 1 or > 525_600) add($"{at}.everyMinutes", "An interval is between one minute and one year (525,600 minutes).");
        if (interval.Anchor is { Year: < 1990 or > 2200 }) add($"{at}.anchor", "The anchor is a moment between 1990 and 2200.");
    }

    private static void FindTimes(IReadOnlyList<string>? times, string at, Action<string, string> add)
    {
        if (times is not { Count: > 0 }) add($"{at}.times", "Give at least one time of day.");
        else if (times.Count > 48) add($"{at}.times", "At most 48 times of day; for more use an interval or cron.");
        else if (times.Where(time => !ClockTime.TryParse(time, out _)).Take(1).ToList() is [var wrong]) add($"{at}.times", $"“{wrong}” is no time of day such as 02:30.");
    }

    private static void FindCron(CronScheduleSettings cron, string at, Action<string, string> add)
    {
        try
        {
            if (cron.Expression is not { Length: > 0 and <= 200 }) add($"{at}.expression", "Give a cron expression of up to 200 letters.");
            else CronFields.Parse(cron.Expression);
        }
        catch (FormatException exception)
        {
            add($"{at}.expression", exception.Message);
        }
    }

    private static void FindParts(AdvancedScheduleSettings advanced, string at, Action<string, string> add)
    {
        if (advanced.Schedules is not { Count: >= 1 and <= 20 }) add($"{at}.schedules", "Put 1 to 20 schedules together.");
        foreach (var (part, index) in (advanced.Schedules ?? []).Select((part, index) => (part, index)).Take(20))
            if (part is AdvancedScheduleSettings) add($"{at}.schedules[{index}]", "An advanced schedule holds simple ones only.");
            else Find(part, $"{at}.schedules[{index}]", add);
    }
}

internal static class PeriodFaults
{
    internal static void Find(ScheduleTiming timing, Action<string, string> add)
    {
        if (timing.Window is { } window) FindTimes(window.Start, window.End, "window", add);
        if (timing.Blackouts is { Count: > 200 }) add("blackouts", "At most 200 blackouts.");
        if (timing.RecurringBlackouts is { Count: > 50 }) add("recurringBlackouts", "At most 50 recurring blackouts.");
        foreach (var (blackout, index) in (timing.Blackouts ?? []).Select((blackout, index) => (blackout, index)))
        {
            if (blackout is null)
            {
                add($"blackouts[{index}]", "Say from when until when.");
                continue;
            }

            if (blackout.Until <= blackout.From) add($"blackouts[{index}].until", "A blackout ends after it begins.");
            if (blackout.Reason is { Length: > 200 }) add($"blackouts[{index}].reason", "At most 200 letters.");
        }

        foreach (var (blackout, index) in (timing.RecurringBlackouts ?? []).Select((blackout, index) => (blackout, index)))
        {
            if (blackout is null)
            {
                add($"recurringBlackouts[{index}]", "Say from when until when.");
                continue;
            }

            FindTimes(blackout.Start, blackout.End, $"recurringBlackouts[{index}]", add);
            if (blackout.MonthDays?.Any(day => day is < 1 or > 31) == true) add($"recurringBlackouts[{index}].monthDays", "Days of a month are 1 to 31.");
            if (blackout.Reason is { Length: > 200 }) add($"recurringBlackouts[{index}].reason", "At most 200 letters.");
        }
    }

    private static void FindTimes(string? start, string? end, string at, Action<string, string> add)
    {
        if (!ClockTime.TryParse(start, out _)) add($"{at}.start", $"“{start}” is no time of day such as 22:00.");
        if (!ClockTime.TryParse(end, out _)) add($"{at}.end", $"“{end}” is no time of day such as 06:00.");
    }
}
