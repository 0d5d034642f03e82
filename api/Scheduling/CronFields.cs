namespace BackupApi.Scheduling;

/// <summary>A cron expression of five fields, as crontab(5) reads it: when both days are restricted, either is enough; 0 and 7 are Sunday.</summary>
internal sealed record CronFields(bool[] Minutes, bool[] Hours, bool[] MonthDays, bool[] Months, bool[] WeekDays, bool EveryMonthDay, bool EveryWeekDay)
{
    private static readonly Dictionary<string, string> Macros = new(StringComparer.OrdinalIgnoreCase)
    {
        ["@hourly"] = "0 * * * *", ["@daily"] = "0 0 * * *", ["@midnight"] = "0 0 * * *", ["@weekly"] = "0 0 * * 0", ["@monthly"] = "0 0 1 * *", ["@yearly"] = "0 0 1 1 *", ["@annually"] = "0 0 1 1 *",
    };

    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] DayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>Throws <see cref="FormatException"/> with a sentence that names the wrong field.</summary>
    internal static CronFields Parse(string expression)
    {
        var text = expression.Trim();
        if (text.StartsWith('@') && !Macros.TryGetValue(text, out text!))
            throw new FormatException($"“{expression.Trim()}” is not known; {string.Join(", ", Macros.Keys)} are.");
        var fields = text.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 5) throw new FormatException($"A cron expression has five fields (minute, hour, day of month, month, day of week); “{text}” has {fields.Length}.");
        var weekDays = CronField.Parse(fields[4], new CronRange("day of week", 0, 7, DayNames, 0));
        weekDays[0] |= weekDays[7];
        return new CronFields(
            CronField.Parse(fields[0], new CronRange("minute", 0, 59, [], 0)), CronField.Parse(fields[1], new CronRange("hour", 0, 23, [], 0)),
            CronField.Parse(fields[2], new CronRange("day of month", 1, 31, [], 0)), CronField.Parse(fields[3], new CronRange("month", 1, 12, MonthNames, 1)),
            weekDays, fields[2].StartsWith('*'), fields[4].StartsWith('*'));
    }

    internal bool Matches(DateOnly date)
    {
        if (!Months[date.Month]) return false;
        var (monthDay, weekDay) = (MonthDays[date.Day], WeekDays[(int)date.DayOfWeek]);
        return EveryMonthDay || EveryWeekDay ? monthDay && weekDay : monthDay || weekDay;
    }

    internal IReadOnlyList<int> MinutesOfDay =>
        [.. from hour in Enumerable.Range(0, 24) where Hours[hour] from minute in Enumerable.Range(0, 60) where Minutes[minute] select (hour * 60) + minute];

    internal bool EveryHour => Array.TrueForAll(Hours, hour => hour);
}

/// <param name="NamesFrom">The value of the first name.</param>
internal sealed record CronRange(string Name, int Least, int Most, string[] Names, int NamesFrom);

internal static class CronField
{
    /// <summary>Which values the field holds, by value.</summary>
    internal static bool[] Parse(string text, CronRange range)
    {
        var values = new bool[range.Most + 1];
        foreach (var part in text.Split(','))
        {
            var (from, to, step) = ReadPart(part, text, range);
            for (var value = from; value <= to; value += Math.Min(step, values.Length)) values[value] = true; // a step may be as great as a number can be
        }

        return values;
    }

    private static (int From, int To, int Step) ReadPart(string part, string text, CronRange range)
    {
        var pieces = part.Split('/');
        var step = 1;
        if (pieces.Length > 2 || (pieces.Length == 2 && (!int.TryParse(pieces[1], out step) || step < 1))) throw Wrong(text, range, $"“{part}” has no step that is a number above 0");
        if (pieces[0] == "*") return (range.Least, range.Most, step);
        var ends = pieces[0].Split('-');
        if (ends.Length > 2) throw Wrong(text, range, $"“{pieces[0]}” is no range");
        var from = ReadValue(ends[0], text, range);
        var to = ends.Length == 2 ? ReadValue(ends[1], text, range) : pieces.Length == 2 ? range.Most : from;
        return to >= from ? (from, to, step) : throw Wrong(text, range, $"“{pieces[0]}” runs backwards");
    }

    private static int ReadValue(string value, string text, CronRange range)
    {
        var named = Array.FindIndex(range.Names, name => name.Equals(value, StringComparison.OrdinalIgnoreCase));
        if (named >= 0) return named + range.NamesFrom;
        if (!int.TryParse(value, System.Globalization.NumberStyles.None, null, out var number)) throw Wrong(text, range, $"“{value}” is no number{(range.Names.Length > 0 ? " and no name" : "")}");
        return number >= range.Least && number <= range.Most ? number : throw Wrong(text, range, $"{number} is not between {range.Least} and {range.Most}");
    }

    private static FormatException Wrong(string text, CronRange range, string why) => new($"The field {range.Name} (“{text}”) is wrong: {why}.");
}
