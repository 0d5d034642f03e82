using System.Globalization;

namespace BackupApi.Scheduling;

/// <summary>Times of day as people write them, "HH:mm", counted in minutes since midnight.</summary>
internal static class ClockTime
{
    internal static bool TryParse(string? text, out int minutes)
    {
        minutes = 0;
        if (text is null || !TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return false;
        minutes = (time.Hour * 60) + time.Minute;
        return true;
    }

    /// <summary>Throws <see cref="FormatException"/>.</summary>
    internal static int Parse(string text) => TryParse(text, out var minutes) ? minutes : throw new FormatException($"“{text}” is no time of day.");

    internal static string Text(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";
}
