namespace BackupApi.Retention;

/// <summary>When each backup will go, if backups go on to be made as they were so far. Pure.</summary>
internal static class RetentionForecast
{
    private const int LeastDays = 7;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The first prune that removes each backup; those that outlast the days looked at are missing.</summary>
    /// <param name="firstPrune">The next prune; others follow a day apart.</param>
    /// <param name="interval">Time between the backups to come; null when none are expected.</param>
    /// <param name="steps">How many backups are looked at in all, after the first week; a thousand take some milliseconds. Where rules let nothing go, every day has more of them.</param>
    internal static IReadOnlyDictionary<Guid, DateTimeOffset> Make(
        RetentionPolicy policy, RetentionSemantics semantics, IReadOnlyCollection<RetentionBackup> backups, DateTimeOffset firstPrune, TimeSpan? interval, int days, long steps = long.MaxValue)
    {
        var goes = new Dictionary<Guid, DateTimeOffset>();
        if (policy.IsEmpty || backups.Count == 0) return goes;
        var real = backups.Select(backup => backup.Id).ToHashSet();
        var left = backups.ToList();
        var next = interval is { } first ? Following(backups.Max(backup => backup.At), first, firstPrune - Day) : (DateTimeOffset?)null;
        for (var (day, looked) = (0, 0L); day < days && real.Count > goes.Count && (day < LeastDays || looked < steps); day++)
        {
            var prune = firstPrune.AddDays(day);
            for (; next <= prune; next += interval) left.Add(new RetentionBackup(Guid.NewGuid(), next.Value));
            looked += left.Count;
            var verdicts = RetentionRules.Judge(policy, semantics, left, prune);
            foreach (var gone in verdicts.Where(verdict => !verdict.IsKept && real.Contains(verdict.Backup.Id))) goes[gone.Backup.Id] = prune;
            left = [.. verdicts.Where(verdict => verdict.IsKept).Select(verdict => verdict.Backup)];
        }

        return goes;
    }

    /// <summary>The usual time between backups: the median of the last 20 gaps. Null when there are fewer than two, or when the last is overdue by so long that no more are expected.</summary>
    internal static TimeSpan? UsualInterval(IEnumerable<DateTimeOffset> startedAt, DateTimeOffset now)
    {
        var times = startedAt.OrderDescending().Take(21).ToList();
        if (times.Count < 2) return null;
        var gaps = times.Zip(times.Skip(1), (later, earlier) => later - earlier).Order().ToList();
        var median = gaps[gaps.Count / 2] < TimeSpan.FromMinutes(5) ? TimeSpan.FromMinutes(5) : gaps[gaps.Count / 2];
        return now - times[0] > (3 * median) + Day ? null : median;
    }

    // What is late is not made up for: one backup at most before the first prune looked at.
    private static DateTimeOffset Following(DateTimeOffset last, TimeSpan interval, DateTimeOffset earliest)
    {
        var missed = Math.Max(1, Math.Ceiling((earliest - last) / interval));
        return last + (interval * missed);
    }
}
