namespace BackupApi.Retention;

/// <summary>The rules as `borg prune` 1.2 has them (https://borgbackup.readthedocs.io/en/1.2-maint/usage/prune.html); archives follow them too.
/// What one rule keeps takes no place of the rules after it, from within and last to yearly. Backups of the same second count as one for "last".
/// A rule with places left after all periods keeps the oldest backup as well. Within counts back from now.</summary>
internal static class BorgRules
{
    /// <param name="backups">Newest first.</param>
    internal static Dictionary<RetentionBackup, List<RetentionReason>> Apply(RetentionPolicy policy, IReadOnlyList<RetentionBackup> backups, TimeZoneInfo zone, DateTimeOffset now)
    {
        var kept = backups.ToDictionary(backup => backup, _ => new List<RetentionReason>());
        if (policy.KeepWithin is { } period)
        {
            var since = now - LengthOf(period);
            foreach (var (backup, index) in backups.Where(backup => backup.At > since).Select((backup, index) => (backup, index)))
                kept[backup].Add(new(RetentionRule.Within, index + 1));
        }

        foreach (var (rule, count) in policy.PeriodRules()) Keep(rule, count, backups, kept, zone);
        return kept;
    }

    private static void Keep(RetentionRule rule, int count, IReadOnlyList<RetentionBackup> backups, Dictionary<RetentionBackup, List<RetentionReason>> kept, TimeZoneInfo zone)
    {
        var places = 0;
        long? last = null;
        foreach (var backup in backups)
        {
            var period = RetentionRules.PeriodOf(rule, backup.At, zone);
            if (period == last) continue;
            last = period;
            if (kept[backup].Count > 0) continue;
            kept[backup].Add(new(rule, ++places));
            if (places == count) return;
        }

        if (backups.Count > 0 && kept[backups[^1]].Count == 0) kept[backups[^1]].Add(new(rule, places + 1, AsOldest: true));
    }

    private static TimeSpan LengthOf(RetentionPeriod period) => period.Unit switch
    {
        PeriodUnit.Hours => TimeSpan.FromHours(period.Amount),
        PeriodUnit.Days => TimeSpan.FromDays(period.Amount),
        PeriodUnit.Weeks => TimeSpan.FromDays(7 * period.Amount),
        PeriodUnit.Months => TimeSpan.FromDays(31 * period.Amount),
        PeriodUnit.Years => TimeSpan.FromDays(365 * period.Amount),
        _ => throw new ArgumentOutOfRangeException(nameof(period)),
    };
}
