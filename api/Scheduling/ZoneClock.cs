using System.Collections.Concurrent;

namespace BackupApi.Scheduling;

/// <summary>The wall clock of one time zone. All moments are UTC; local times are without a kind.</summary>
internal sealed class ZoneClock
{
    private static readonly TimeSpan Trusted = TimeSpan.FromHours(1);
    private static ConcurrentDictionary<string, ZoneClock> known = new();
    private static long readAt = Environment.TickCount64;
    private readonly TimeZoneInfo zone;
    private readonly ConcurrentDictionary<int, YearOffsets> years = new();

    private ZoneClock(TimeZoneInfo zone) => this.zone = zone;

    /// <summary>Null when this machine knows no such zone.</summary>
    public static ZoneClock? Find(string id)
    {
        ForgetOld();
        if (known.TryGetValue(id, out var found)) return found;
        if (string.IsNullOrWhiteSpace(id) || !TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)) return null;
        return known.GetOrAdd(id, new ZoneClock(zone));
    }

    // The machine's rules may be updated while the service runs.
    private static void ForgetOld()
    {
        var (now, before) = (Environment.TickCount64, Volatile.Read(ref readAt));
        if (now - before < Trusted.TotalMilliseconds || Interlocked.CompareExchange(ref readAt, now, before) != before) return;
        TimeZoneInfo.ClearCachedData();
        known = new ConcurrentDictionary<string, ZoneClock>();
    }

    public DateTime ToLocal(DateTime utc) => DateTime.SpecifyKind(utc + OffsetAt(utc), DateTimeKind.Unspecified);

    public TimeSpan OffsetAt(DateTime utc)
    {
        var year = OffsetsOf(utc.Year);
        var offset = year.First;
        foreach (var change in year.Changes)
        {
            if (change.At > utc) break;
            offset = change.After;
        }

        return offset;
    }

    /// <summary>Whether no clock is set between two days before that moment and three days after; most days are like that, and need not be looked at closely.</summary>
    public bool IsSteady(DateTime utc) => !(NextChange(utc.AddDays(-2)) < utc.AddDays(3));

    /// <summary>When that local time is. A time that a clock set forward leaves out is the moment of the change; one that comes twice is both.</summary>
    public LocalMoment ToUtc(DateTime local)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        var (before, after) = (OffsetAt(wall.AddDays(-1)), OffsetAt(wall.AddDays(1)));
        var (first, second) = (wall - before, wall - after);
        if (before == after) return new LocalMoment(first, null, false);
        var (isFirst, isSecond) = (OffsetAt(first) == before, OffsetAt(second) == after);
        if (isFirst && isSecond) return new LocalMoment(first, second, false);
        if (isFirst || isSecond) return new LocalMoment(isFirst ? first : second, null, false);
        return new LocalMoment(NextChange(wall.AddDays(-1)) ?? first, null, true);
    }

    /// <summary>The first moment after that one at which clocks are set; null when there is none within two years.</summary>
    public DateTime? NextChange(DateTime utc)
    {
        for (var year = utc.Year; year <= utc.Year + 2; year++)
            foreach (var change in OffsetsOf(year).Changes)
                if (change.At > utc) return change.At;
        return null;
    }

    private YearOffsets OffsetsOf(int year) => years.GetOrAdd(year, Read);

    // Rules are read as they are, a day at a time: zones change them at will, some twice around Ramadan.
    private YearOffsets Read(int year)
    {
        var day = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var first = zone.GetUtcOffset(day);
        var changes = new List<OffsetChange>();
        for (var offset = first; day.Year == year; day = day.AddDays(1))
        {
            var next = zone.GetUtcOffset(day.AddDays(1));
            if (next == offset) continue;
            changes.Add(new OffsetChange(FindChange(day, day.AddDays(1), offset), next));
            offset = next;
        }

        return new YearOffsets(first, [.. changes.Where(change => change.At.Year == year)]);
    }

    private DateTime FindChange(DateTime from, DateTime to, TimeSpan before)
    {
        while (to - from > TimeSpan.FromSeconds(1))
        {
            var middle = from.AddSeconds(Math.Floor((to - from).TotalSeconds / 2));
            if (zone.GetUtcOffset(middle) == before) from = middle;
            else to = middle;
        }

        return to;
    }

    private sealed record YearOffsets(TimeSpan First, OffsetChange[] Changes);

    private sealed record OffsetChange(DateTime At, TimeSpan After);
}

/// <param name="Second">When the local time comes twice, the later time.</param>
/// <param name="IsGap">The local time does not exist on that day.</param>
internal readonly record struct LocalMoment(DateTime First, DateTime? Second, bool IsGap);
