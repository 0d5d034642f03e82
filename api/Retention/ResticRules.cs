namespace BackupApi.Retention;

/// <summary>The rules as `restic forget` 0.14 has them (https://restic.readthedocs.io/en/v0.14.0/060_forget.html).
/// Every rule counts for itself: one backup can take a place of several. Within counts back, by the calendar, from the newest backup that is not in the future.</summary>
internal static class ResticRules
{
    /// <param name="backups">Newest first.</param>
    internal static Dictionary<RetentionBackup, List<RetentionReason>> Apply(RetentionPolicy policy, IReadOnlyList<RetentionBackup> backups, TimeZoneInfo zone, DateTimeOffset now)
    {
        var kept = backups.ToDictionary(backup => backup, _ => new List<RetentionReason>());
        if (policy.KeepWithin is { } period && backups.FirstOrDefault(backup => backup.At < now) is { } newest)
        {
            var since = Before(newest.At, period, zone);
            foreach (var backup in backups.Where(backup => backup.At > since)) kept[backup].Add(new(RetentionRule.Within));
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
            if (places == count) return;
            var period = rule == RetentionRule.Last ? places : RetentionRules.PeriodOf(rule, backup.At, zone);
            if (period == last) continue;
            last = period;
            kept[backup].Add(new(rule, ++places));
        }
    }

    // A month before 31 March is 3 March there: days that a month lacks run over into the next.
    private static DateTimeOffset Before(DateTimeOffset at, RetentionPeriod period, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        if (period.Unit == PeriodUnit.Hours) return at.AddHours(-period.Amount);
        if (period.Unit is PeriodUnit.Days or PeriodUnit.Weeks) return InZone(local.AddDays(-period.Amount * (period.Unit == PeriodUnit.Weeks ? 7 : 1)), zone);
        var month = new DateTime(local.Year, local.Month, 1).AddMonths(-period.Amount * (period.Unit == PeriodUnit.Years ? 12 : 1));
        return InZone(month.AddDays(local.Day - 1) + local.TimeOfDay, zone);
    }

    private static DateTimeOffset InZone(DateTime local, TimeZoneInfo zone) => new(local, zone.GetUtcOffset(local));
}
