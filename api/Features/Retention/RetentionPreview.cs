using BackupApi.Retention;

namespace BackupApi.Features.Retention;

/// <summary>What rules do to the backups that there are. Nothing is changed by asking.</summary>
/// <param name="Total">Backups looked at.</param>
/// <param name="Removed">Of them, those that the next prune removes.</param>
/// <param name="FreedBytes">What the removed ones alone had made the repositories store: the least that is freed, since what they share among themselves goes too.</param>
/// <param name="NeedsConfirmation">More than half would go, so that saving these rules asks for `confirm`.</param>
public sealed record RetentionPreview(int Total, int Kept, int Removed, long FreedBytes, bool NeedsConfirmation, IReadOnlyList<RetentionPreviewSource> Sources);

/// <summary>The backups of one source in one repository.</summary>
/// <param name="JobId">The job whose own rules apply; null for the repository's.</param>
/// <param name="Policy">The rules that apply.</param>
/// <param name="IntervalSeconds">The usual time between its backups, with which the days of going are foretold; null when none are expected any more.</param>
/// <param name="Backups">Newest first.</param>
public sealed record RetentionPreviewSource(
    Guid RepositoryId, string RepositoryName, Guid? SourceId, string SourceName, Guid? JobId, string? JobName, RetentionPolicy Policy, double? IntervalSeconds, IReadOnlyList<RetentionPreviewBackup> Backups);

/// <param name="Kept">Stays at the next prune.</param>
/// <param name="Reasons">The rules that keep it; empty when it goes.</param>
/// <param name="GoesAt">The prune that removes it, if backups go on as they were; null: not within a year or so.</param>
/// <param name="Bytes">What it alone made the repository store.</param>
public sealed record RetentionPreviewBackup(
    Guid Id, string Archive, DateTimeOffset StartedAt, bool Kept, IReadOnlyList<RetentionReason> Reasons, DateTimeOffset? GoesAt, DateTimeOffset? HoldUntil, bool Damaged, long Bytes);
