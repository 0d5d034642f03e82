namespace BackupApi.Engines.Borg;

/// <summary>One line that borg wrote to standard error under --log-json.</summary>
internal abstract record BorgMessage;

/// <summary>How far a creation is. Sizes in bytes.</summary>
internal sealed record ArchiveProgress(long OriginalBytes, long CompressedBytes, long NewBytes, long Files, string? Path) : BorgMessage;

/// <summary>A creation has read all files; what follows is writing its end.</summary>
internal sealed record ArchiveRead : BorgMessage;

/// <param name="Status">"E" could not be read, "C" changed while read, "-" would be taken, "x" left out.</param>
internal sealed record FileStatus(string Status, string Path) : BorgMessage;

/// <param name="Level">As Python names it: INFO, WARNING, ERROR …</param>
/// <param name="Id">Borg's stable name of an error, such as "Repository.DoesNotExist".</param>
internal sealed record LogMessage(string Level, string Logger, string? Id, string Text) : BorgMessage;

internal sealed record PercentProgress(string Id, long Current, long Total, string? Text, string? Path, bool Finished) : BorgMessage;

internal sealed record StepProgress(string Id, string? Text, bool Finished) : BorgMessage;

/// <summary>A line that is no JSON: the shell's, the tunnel's, or Python's own.</summary>
internal sealed record PlainMessage(string Text) : BorgMessage;
