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

    /// <summary>Into how many shares the data is parted, so that checks which read one each have read all in time, also when one starts a little late; 0 when data is not to be read.</summary>
    /// <param name="inShares">The engine can read a share; others read all at once.</param>
    internal int Shares(bool inShares) => ReadAllWithinDays == 0 ? 0 : inShares ? Math.Clamp((ReadAllWithinDays - 1) / Math.Max(1, CheckEveryDays), 1, DataShares.Most) : 1;

    // An update of the machine may take a zone away; what is to be done every few days is then done by UTC rather than never.
    private TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    // A time that the clocks leave out comes an hour later; of one that comes twice, the later is taken.
    private DateTimeOffset At(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.ParseExact(Time, "HH:mm", CultureInfo.InvariantCulture));
        if (Zone.IsInvalidTime(local)) local = local.AddHours(1);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
