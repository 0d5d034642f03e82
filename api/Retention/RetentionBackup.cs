namespace BackupApi.Retention;

/// <summary>A backup as the rules see it.</summary>
/// <param name="At">When it was begun.</param>
/// <param name="IsGood">False for one that reading back has found damaged.</param>
/// <param name="HoldUntil">Pinned until then.</param>
/// <param name="IsWhole">False for one that lacks files which could not be read.</param>
internal sealed record RetentionBackup(Guid Id, DateTimeOffset At, bool IsGood = true, DateTimeOffset? HoldUntil = null, bool IsWhole = true);

/// <summary>What becomes of a backup.</summary>
/// <param name="Reasons">Why it stays; empty when it goes.</param>
internal sealed record RetentionVerdict(RetentionBackup Backup, IReadOnlyList<RetentionReason> Reasons)
{
    public bool IsKept => Reasons.Count > 0;
}

/// <param name="Place">It is the rule's so-many-th backup, counted from the newest; null where the rule does not count.</param>
/// <param name="AsOldest">The rule has places left after all periods, so that it keeps the oldest backup as well (borg).</param>
public sealed record RetentionReason(RetentionRule Rule, int? Place = null, bool AsOldest = false);
