using System.Globalization;

namespace BackupApi.Scheduling;

/// <summary>A schedule as a person would say it.</summary>
internal static class ScheduleSentence
{
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>The timing must have been found sound by <see cref="ScheduleFaults"/>.</summary>
    internal static string Of(ScheduleTiming timing)
    {
        var text = $"{Capital(Of(timing.Settings))} ({timing.TimeZone})";
        if (timing.Window is { } window) text += $", starting only between {window.Start} and {window.End}{OnDays(window.Days)}";
        var blackouts = (timing.Blackouts?.Count ?? 0) + (timing.RecurringBlackouts?.Count ?? 0);
        if (blackouts > 0) text += $", not during {(blackouts == 1 ? "a blackout" : $"{blackouts} blackouts")}";
        if (timing.JitterMinutes > 0) text += $", up to {Minutes(timing.JitterMinutes)} later";
        return text + ".";
    }

    private static string Of(ScheduleSettings settings) => settings switch
    {
        IntervalScheduleSettings interval => $"every {(interval.EveryMinutes == 1 ? "minute" : interval.EveryMinutes == 60 ? "hour" : Minutes(interval.EveryMinutes))}",
        DailyScheduleSettings daily => $"every day at {Times(daily.Times)}",
        WeeklyScheduleSettings weekly => $"every {Days(weekly.Days)} at {Times(weekly.Times)}",
        MonthlyScheduleSettings monthly => $"every month on {MonthDays(monthly)} at {Times(monthly.Times)}",
        CronScheduleSettings cron => CronSentence.Of(cron.Expression),
        AdvancedScheduleSettings advanced => Join([.. advanced.Schedules.Select(Of)], "; and "),
        _ => "",
    };

    internal static string Days(IReadOnlyList<DayOfWeek> days)
    {
        var set = days.Select(day => ((int)day + 6) % 7).Distinct().Order().ToList();
        if (set.Count == 7) return "day";
        return set is [0, 1, 2, 3, 4] ? "weekday" : Join([.. set.Select(day => Weekdays[day])]);
    }

    internal static string Join(IReadOnlyList<string> words, string last = " and ") =>
        words.Count < 2 ? string.Concat(words) : last == " and " ? $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}" : string.Join(last, words);

    internal static string Minutes(int minutes) =>
        minutes % 1440 == 0 ? Count(minutes / 1440, "day") : minutes % 60 == 0 ? Count(minutes / 60, "hour") : minutes > 60 ? $"{Count(minutes / 60, "hour")} {Count(minutes % 60, "minute")}" : Count(minutes, "minute");

    private static string MonthDays(MonthlyScheduleSettings monthly)
    {
        List<string> days = [.. monthly.Days.Distinct().Order().Select(day => day.ToString(CultureInfo.InvariantCulture))];
        var text = days.Count == 0 ? "" : $"{(days.Count == 1 ? "day" : "days")} {Join(days)}";
        return monthly.LastDay ? $"{text}{(text.Length > 0 ? " and " : "")}the last day" : text;
    }

    private static string Times(IReadOnlyList<string> times) => Join([.. times.Distinct().Order()]);

    private static string OnDays(IReadOnlyList<DayOfWeek>? days) => days is { Count: > 0 and < 7 } ? $" on {Days(days)}{(Days(days) == "weekday" ? "s" : "")}" : "";

    private static string Count(int number, string unit) => $"{number} {unit}{(number == 1 ? "" : "s")}";

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
