namespace BackupApi.Scheduling;

/// <summary>When runs may start: inside the window and outside of every blackout, by the clock on the wall.</summary>
internal sealed class StartRules
{
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(800);
    private readonly ZoneClock zone;
    private readonly DayPeriod? window;
    private readonly IReadOnlyList<BlackoutSettings> blackouts;
    private readonly IReadOnlyList<(DayPeriod Period, string? Reason)> recurring;
    private readonly int[] borders;

    /// <summary>The timing must have been found sound by <see cref="ScheduleFaults"/>.</summary>
    internal StartRules(ScheduleTiming timing, ZoneClock zone) : this(timing.Window, timing.Blackouts ?? [], timing.RecurringBlackouts ?? [], zone)
    {
    }

    internal StartRules(WindowSettings? window, IReadOnlyList<BlackoutSettings> blackouts, IReadOnlyList<RecurringBlackoutSettings> recurring, ZoneClock zone)
    {
        this.zone = zone;
        this.window = window is null ? null : DayPeriod.Of(window);
        this.blackouts = blackouts;
        this.recurring = [.. recurring.Select(blackout => (DayPeriod.Of(blackout), blackout.Reason))];
        borders = [.. this.recurring.Select(blackout => blackout.Period).Append(this.window).OfType<DayPeriod>().SelectMany(period => (int[])[period.Start, period.End]).Distinct()];
    }

    internal bool AreEmpty => window is null && blackouts.Count == 0 && recurring.Count == 0;

    /// <summary>What forbids a start then; null when nothing does.</summary>
    internal Obstacle? ObstacleAt(DateTime utc)
    {
        foreach (var blackout in blackouts)
            if (utc >= blackout.From.UtcDateTime && utc < blackout.Until.UtcDateTime) return new Obstacle(ShiftKind.Blackout, blackout.Reason, blackout.Until.UtcDateTime);
        if (borders.Length == 0) return null;
        var local = zone.ToLocal(utc);
        foreach (var (period, reason) in recurring)
            if (period.Contains(local)) return new Obstacle(ShiftKind.Blackout, reason, null) { Border = period.End };
        return window is null || window.Contains(local) ? null : new Obstacle(ShiftKind.Window, null, null) { Border = window.Start };
    }

    /// <summary>The first moment from that one on at which a run may start; null when there is none in more than two years.</summary>
    internal DateTime? Earliest(DateTime utc)
    {
        for (var (at, end) = (utc, utc + Farthest); at <= end;)
        {
            if (ObstacleAt(at) is not { } obstacle) return at;
            if ((obstacle.Until ?? NextBorder(at, obstacle.Border)) is not { } next) return null;
            at = next;
        }

        return null;
    }

    /// <summary>When starting is forbidden again, for a moment at which it is allowed; null when it is not in more than two years.</summary>
    internal DateTime? Closes(DateTime utc)
    {
        if (AreEmpty) return null;
        for (var (at, end) = (utc, utc + Farthest); at <= end;)
        {
            if (ObstacleAt(at) is not null) return at;
            if (NextBorder(at) is not { } next) return null;
            at = next;
        }

        return null;
    }

    /// <summary>Stretches of a time (UTC) in which the same holds: nothing forbids a start (null), or always the same does.</summary>
    internal IEnumerable<(DateTime From, DateTime Until, Obstacle? Obstacle)> Between(DateTime from, DateTime until)
    {
        var (begin, current) = (from, ObstacleAt(from));
        for (var at = from; NextBorder(at) is { } next && next < until; at = next)
        {
            var obstacle = ObstacleAt(next);
            if (obstacle?.Kind == current?.Kind && obstacle?.Reason == current?.Reason) continue;
            yield return (begin, next, current);
            (begin, current) = (next, obstacle);
        }

        yield return (begin, until, current);
    }

    // Between two borders nothing changes: they are the times of day at which something begins or ends, and the moments at which clocks are set.
    /// <param name="only">Of the times of day it can be no other; where clocks are set all are looked at.</param>
    private DateTime? NextBorder(DateTime utc, int? only = null)
    {
        if (only is { } one && zone.IsSteady(utc)) return NextSteadyBorder(utc, [one]);
        DateTime? next = null;
        void Offer(DateTime? candidate)
        {
            if (candidate > utc && (next is null || candidate < next)) next = candidate;
        }

        foreach (var blackout in blackouts)
        {
            Offer(blackout.From.UtcDateTime);
            Offer(blackout.Until.UtcDateTime);
        }

        if (borders.Length == 0) return next;
        if (zone.IsSteady(utc))
        {
            Offer(NextSteadyBorder(utc, borders));
            return next;
        }

        var midnight = zone.ToLocal(utc).Date;
        for (var day = -1; day <= 1; day++)
            foreach (var border in borders)
            {
                var moment = zone.ToUtc(midnight.AddDays(day).AddMinutes(border));
                Offer(moment.First);
                Offer(moment.Second);
            }

        Offer(zone.NextChange(utc));
        return next;
    }

    private DateTime NextSteadyBorder(DateTime utc, ReadOnlySpan<int> among)
    {
        var offset = zone.OffsetAt(utc);
        var midnight = (utc + offset).Date - offset;
        var best = DateTime.MaxValue;
        foreach (var border in among)
        {
            var at = midnight.AddMinutes(border);
            if (at <= utc) at = at.AddDays(1);
            if (at < best) best = at;
        }

        return best;
    }
}

/// <summary>Why a run starts at another time than its recurrence names.</summary>
public enum ShiftKind { Window, Blackout, ClockChange, Jitter, Missed }

/// <param name="Until">When it certainly ends; null when that has to be looked for.</param>
internal readonly record struct Obstacle(ShiftKind Kind, string? Reason, DateTime? Until)
{
    /// <summary>The time of day, in minutes, before which it does not end.</summary>
    internal int? Border { get; init; }
}
