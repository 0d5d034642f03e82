namespace BackupApi.Scheduling;

/// <summary>Times of day on those dates that match, by the clock on the wall of a time zone.</summary>
/// <param name="matches">Whether a date counts.</param>
/// <param name="minutes">Since midnight, ascending.</param>
/// <param name="repeats">Whether a time that comes twice when clocks are set back counts twice. It does for what runs in every hour, where leaving one out would skip it;
/// a time of day counts once.</param>
internal sealed class CalendarOccurrences(ZoneClock zone, Func<DateOnly, bool> matches, IReadOnlyList<int> minutes, bool repeats) : IOccurrences
{
    private const int MostDays = 12 * 366;

    public IEnumerable<Occurrence> After(DateTime utc)
    {
        // Days overlap where clocks are set back across midnight, so each is held until the next has been looked at.
        var held = new SortedDictionary<DateTime, bool>();
        var first = DateOnly.FromDateTime(zone.ToLocal(utc)).AddDays(-1);
        for (var index = 0; index < MostDays; index++)
        {
            var date = first.AddDays(index);
            var midnight = date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            if (held.Count == 0 && zone.IsSteady(midnight))
            {
                // Nearly every day: nothing overlaps, and each time of day is there once.
                var begin = midnight - zone.OffsetAt(midnight);
                if (!matches(date)) continue;
                foreach (var minute in minutes)
                    if (begin.AddMinutes(minute) is var at && at > utc)
                        yield return new Occurrence(at, false);
                continue;
            }

            var today = matches(date) ? MomentsOf(date) : [];
            var border = today.Count == 0 ? DateTime.MaxValue : today.Keys.First();
            foreach (var moment in held.TakeWhile(moment => moment.Key < border).ToList())
            {
                held.Remove(moment.Key);
                if (moment.Key > utc) yield return new Occurrence(moment.Key, moment.Value);
            }

            foreach (var moment in today) held[moment.Key] = moment.Value && held.GetValueOrDefault(moment.Key, true);
        }
    }

    private SortedDictionary<DateTime, bool> MomentsOf(DateOnly date)
    {
        var moments = new SortedDictionary<DateTime, bool>();
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        foreach (var minute in minutes)
        {
            var moment = zone.ToUtc(midnight.AddMinutes(minute));
            moments[moment.First] = moment.IsGap && moments.GetValueOrDefault(moment.First, true);
            if (repeats && moment.Second is { } second) moments[second] = false;
        }

        return moments;
    }
}
