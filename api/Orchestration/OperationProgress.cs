using BackupApi.Data;

namespace BackupApi.Orchestration;

/// <summary>Live figures of a running operation.</summary>
/// <param name="Bytes">Read so far.</param>
/// <param name="TotalBytes">To be read in all; null when unknown.</param>
/// <param name="Files">Seen so far.</param>
/// <param name="TotalFiles">In all; null when unknown.</param>
/// <param name="TotalIsEstimate">The totals are those of the backup before.</param>
/// <param name="NewBytes">Stored that the repository did not hold yet, compressed.</param>
/// <param name="BytesPerSecond">Over the last seconds.</param>
/// <param name="PeakBytesPerSecond">The highest so far.</param>
/// <param name="EtaSeconds">Seconds left at this speed; null when the total is unknown.</param>
/// <param name="CurrentPath">What is being worked on.</param>
public sealed record OperationProgress(
    long Bytes, long? TotalBytes, long Files, long? TotalFiles, bool TotalIsEstimate, long? NewBytes, long BytesPerSecond, long PeakBytesPerSecond, long? EtaSeconds, string? CurrentPath) : IStoredAsJson;

/// <summary>One phase of an operation.</summary>
/// <param name="Name">Stable name, such as "transfer".</param>
/// <param name="Title">As shown.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="CompletedAt">When it ended.</param>
public sealed record OperationPhase(string Name, string Title, PhaseStatus Status, DateTimeOffset? StartedAt, DateTimeOffset? CompletedAt);

/// <summary>The figures of a finished operation; each is null where the kind has none.</summary>
/// <param name="OriginalBytes">Size of the data.</param>
/// <param name="CompressedBytes">Its size compressed.</param>
/// <param name="NewBytes">What the repository had to store for it.</param>
/// <param name="Files">Files backed up or restored.</param>
/// <param name="Unreadable">Files that could not be read or written.</param>
/// <param name="Changed">Files that changed while they were read.</param>
/// <param name="VerifiedFiles">Files read back and compared.</param>
/// <param name="SkippedFiles">Files left as they were.</param>
/// <param name="Findings">What a check or a comparison found.</param>
/// <param name="ToolVersion">The tool that did it.</param>
/// <param name="Databases">Databases loaded; null where files were written.</param>
public sealed record OperationResult(
    long? OriginalBytes = null, long? CompressedBytes = null, long? NewBytes = null, long? Files = null, long? Unreadable = null, long? Changed = null,
    long? VerifiedFiles = null, long? SkippedFiles = null, IReadOnlyList<string>? Findings = null, string? ToolVersion = null, long? Databases = null) : IStoredAsJson;
