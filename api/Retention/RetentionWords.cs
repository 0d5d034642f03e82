namespace BackupApi.Retention;

/// <summary>Rules as a person reads them, for logs.</summary>
internal static class RetentionWords
{
    /// <summary>Such as "keep 7 daily, 4 weekly, all within 30 days".</summary>
    internal static string Sentence(this RetentionPolicy policy)
    {
        List<string> parts = [.. policy.PeriodRules().Select(rule => rule.Rule == RetentionRule.Last ? $"the last {rule.Count}" : $"{rule.Count} {rule.Rule.ToString().ToLowerInvariant()}")];
        if (policy.KeepWithin is { } period) parts.Add($"all within {period.Amount} {period.Unit.ToString().ToLowerInvariant()}");
        if (policy.KeepDays is { } days) parts.Add($"all for {days} days");
        if (policy.KeepCount is { } count) parts.Add($"the newest {count}");
        return parts.Count == 0 ? "keep everything" : $"keep {string.Join(", ", parts)}";
    }
}
