using System.Globalization;
using BackupApi.Data;

namespace BackupApi.Scheduling;

/// <summary>When a repository is pruned and checked by itself.</summary>
/// <param name="PruneEveryDays">0: never by itself.</param>
/// <param name="CheckEveryDays">Its structure; 0: never by itself.</param>
/// <param name="ReadAllWithinDays">All data is read and verified at least once in so many days, instead of a check of the structure; 0: never by itself.</param>
/// <param name="Time">When in the day, HH:mm.</param>
/// <param name="TimeZone">IANA name.</param>
public sealed record MaintenancePlan(int PruneEveryDays = 1, int CheckEveryDays = 7, int ReadAllWithinDays = 90, string Time = "03:30", string TimeZone = "UTC") : IStoredAsJson
{
    /// <summary>The first such time of day after now.</summary>
    internal DateTimeOffset Next(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);
        return At(today) is var first && first > now ? first : At(today.AddDays(1));
    }

    /// <summary>That time of day so many days after one that has come. Once is enough for those that were missed.</summary>
    internal DateTimeOffset After(DateTimeOffset now, int days) => At(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime).AddDays(Math.Max(1, days)));

    /// <summary>Whether the check of now must read all data, because the next one would be too late.</summary>
    internal bool ReadsAllAt(DateTimeOffset now, DateTimeOffset? lastRead, DateTimeOffset createdAt) =>
        ReadAllWithinDays > 0 && now.AddDays(Math.Max(1, CheckEveryDays)) > (lastRead ?? createdAt).AddDays(ReadAllWithinDays);

    /// <summary>How much of the data each check reads, so that together they read all in time; null when data is not to be read.</summary>
    internal int? SharePercent => ReadAllWithinDays == 0 ? null : Math.Min(100, (int)Math.Ceiling(100.0 * Math.Max(1, CheckEveryDays) / ReadAllWithinDays));

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    // A time that the clocks leave out comes an hour later; of one that comes twice, the later is taken.
    private DateTimeOffset At(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.ParseExact(Time, "HH:mm", CultureInfo.InvariantCulture));
        if (Zone.IsInvalidTime(local)) local = local.AddHours(1);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
