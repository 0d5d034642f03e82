using System.Globalization;

namespace BackupApi.Retention;

/// <summary>Decides which backups of one source in one repository stay. Pure.</summary>
internal static class RetentionRules
{
    /// <summary>One verdict per backup, newest first.</summary>
    internal static IReadOnlyList<RetentionVerdict> Judge(RetentionPolicy policy, RetentionSemantics semantics, IEnumerable<RetentionBackup> backups, DateTimeOffset now)
    {
        var all = backups.OrderByDescending(backup => backup.At).ThenByDescending(backup => backup.Id).ToList();
        if (policy.IsEmpty) return [.. all.Select(backup => new RetentionVerdict(backup, [new(RetentionRule.NoPolicy)]))];

        var zone = policy.Zone;
        var good = all.Where(backup => backup.IsGood).ToList();
        var kept = semantics == RetentionSemantics.Restic ? ResticRules.Apply(policy, good, zone, now) : BorgRules.Apply(policy, good, zone, now);
        ApplyOwn(policy, good, kept, zone, now);
        if (good.Count > 0 && kept[good[0]].Count == 0) kept[good[0]].Add(new(RetentionRule.LastGood));
        // One that lacks what could not be read, such as a failing disk, does not stand for the last one that has it.
        if (good.Find(backup => backup.IsWhole) is { } whole && !good.Exists(backup => backup.IsWhole && kept[backup].Count > 0)) kept[whole].Add(new(RetentionRule.LastGood));
        // What is pinned stays although the rules would let it go, so it says nothing about how far back the rules reach.
        var oldest = good.LastOrDefault(backup => kept[backup].Count > 0)?.At;
        return [.. all.Select(backup => new RetentionVerdict(backup, [.. kept.GetValueOrDefault(backup) ?? OfDamaged(backup, oldest), .. OfHold(backup, now)]))];
    }

    /// <summary>The rules that no tool knows.</summary>
    private static void ApplyOwn(RetentionPolicy policy, List<RetentionBackup> good, Dictionary<RetentionBackup, List<RetentionReason>> kept, TimeZoneInfo zone, DateTimeOffset now)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        foreach (var backup in good.Where(backup => policy.KeepDays is { } days && TimeZoneInfo.ConvertTime(backup.At, zone).DateTime.AddDays(days) > today))
            kept[backup].Add(new(RetentionRule.Days));
        foreach (var (backup, place) in good.Take(policy.KeepCount ?? 0).Select((backup, index) => (backup, index + 1)))
            kept[backup].Add(new(RetentionRule.Count, place));
    }

    // It takes no place of a good one, and somebody may still want what can be read of it: it goes when everything good that the rules keep is newer.
    private static List<RetentionReason> OfDamaged(RetentionBackup backup, DateTimeOffset? oldestKept) => oldestKept is { } oldest && backup.At < oldest ? [] : [new(RetentionRule.Damaged)];

    private static IEnumerable<RetentionReason> OfHold(RetentionBackup backup, DateTimeOffset now) => backup.HoldUntil > now ? [new(RetentionRule.Hold)] : [];

    /// <summary>Equal for moments of the same hour, day, ISO week, month or year there.</summary>
    internal static long PeriodOf(RetentionRule rule, DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        return rule switch
        {
            RetentionRule.Last => local.Ticks / TimeSpan.TicksPerSecond,
            RetentionRule.Hourly => local.Ticks / TimeSpan.TicksPerHour,
            RetentionRule.Daily => local.Ticks / TimeSpan.TicksPerDay,
            RetentionRule.Weekly => (ISOWeek.GetYear(local) * 100) + ISOWeek.GetWeekOfYear(local),
            RetentionRule.Monthly => (local.Year * 100) + local.Month,
            RetentionRule.Yearly => local.Year,
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };
    }
}
