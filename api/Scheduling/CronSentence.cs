using System.Globalization;

namespace BackupApi.Scheduling;

/// <summary>A cron expression as a person would say it.</summary>
internal static class CronSentence
{
    internal static string Of(string expression)
    {
        var cron = CronFields.Parse(expression);
        return Times(cron) + Dates(cron);
    }

    private static string Times(CronFields cron)
    {
        var (minutes, hours) = (Values(cron.Minutes), Values(cron.Hours));
        if (minutes.Count * hours.Count <= 6 && hours.Count < 24) return $"at {ScheduleSentence.Join([.. cron.MinutesOfDay.Select(ClockTime.Text)])}";
        var during = hours.Count == 24 ? "" : $" during the hours {Ranges(hours)}";
        if (minutes.Count == 60) return $"every minute{during}";
        if (Step(minutes, 60) is { } step) return $"every {(step == 60 ? "hour" : $"{step} minutes")}{during}";
        var at = $"at minute {ScheduleSentence.Join([.. minutes.Select(Number)])}";
        return hours.Count == 24 ? $"{at} of every hour" : at + during;
    }

    private static string Dates(CronFields cron)
    {
        var days = Values(cron.MonthDays);
        var weekdays = Values(cron.WeekDays).Where(day => day < 7).Select(day => (DayOfWeek)day).ToList();
        var isAnyDay = days.Count == 31;
        var isAnyWeekday = weekdays.Count == 7;
        var on = (isAnyDay, isAnyWeekday) switch
        {
            (true, true) => " every day",
            (false, true) => $" on {(days.Count == 1 ? "day" : "days")} {Ranges(days)} of the month",
            (true, false) => $" every {ScheduleSentence.Days(weekdays)}",
            _ => $" on {(days.Count == 1 ? "day" : "days")} {Ranges(days)} of the month {(cron.EveryMonthDay || cron.EveryWeekDay ? "if it is" : "and every")} {ScheduleSentence.Days(weekdays)}",
        };
        var months = Values(cron.Months);
        return months.Count == 12 ? on : $"{on} in {ScheduleSentence.Join([.. months.Select(month => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month))])}";
    }

    // Minutes that repeat evenly from 0: 0, 15, 30, 45 are every 15.
    private static int? Step(List<int> values, int whole)
    {
        var step = values.Count == 1 ? whole : values[1] - values[0];
        return values[0] == 0 && whole % step == 0 && values.Count == whole / step && values.Select((value, index) => value == index * step).All(fits => fits) ? step : null;
    }

    private static string Ranges(List<int> values)
    {
        var parts = new List<string>();
        for (var index = 0; index < values.Count;)
        {
            var last = index;
            while (last + 1 < values.Count && values[last + 1] == values[last] + 1) last++;
            parts.Add(last - index > 1 ? $"{values[index]} to {values[last]}" : ScheduleSentence.Join([.. values.Skip(index).Take(last - index + 1).Select(Number)]));
            index = last + 1;
        }

        return ScheduleSentence.Join(parts);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static List<int> Values(bool[] set) => [.. Enumerable.Range(0, set.Length).Where(value => set[value])];
}
