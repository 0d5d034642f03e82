using BackupApi.Hosts;
using BackupApi.Processes;
using BackupApi.Storage;

namespace BackupApi.Engines;

/// <summary>A tool that keeps deduplicated or plain backups in a repository. Members are stateless; every call starts the tool anew.
/// Expected failures are <see cref="EngineException"/>.</summary>
public interface IEngine
{
    /// <summary>Stable name, such as "borg".</summary>
    string Kind { get; }

    EngineDescription Description { get; }

    /// <summary>Makes the repository on the backup host and reads it back. Returns its identity.</summary>
    Task<RepositoryIdentity> InitializeAsync(RepositoryAccess repository, CancellationToken cancellationToken);

    /// <summary>Identity, sizes and encryption of an existing repository, proven with its passphrase.</summary>
    Task<RepositoryIdentity> InspectAsync(RepositoryAccess repository, CancellationToken cancellationToken);

    /// <summary>Throws <see cref="EngineException"/> (invalid), which names the pattern, when the tool cannot leave out what an exclude pattern of a source names.</summary>
    void RequirePatterns(IReadOnlyList<string> patterns) { }

    /// <summary>Every finished backup in the repository, read on the backup host.</summary>
    Task<IReadOnlyList<StoredBackup>> ListAsync(RepositoryAccess repository, CancellationToken cancellationToken);

    /// <summary>Backs paths of a host up. Returns only when the tool ended and the repository, read anew on the backup host, was asked for the backup
    /// (phase "verify"): the result holds what it lists.
    /// When <paramref name="cancellationToken"/> fires, the tool is interrupted (a checkpoint is left that the next call with the same archive name reuses),
    /// then terminated, then killed, and OperationCanceledException is thrown.</summary>
    Task<BackupOutcome> BackUpAsync(IHost host, RepositoryAccess repository, BackupRequest request, IEngineObserver observer, CancellationToken cancellationToken);

    /// <summary>The backup of that archive name as the repository lists it, or null. Tells also whether interrupted runs of that name left checkpoints.</summary>
    Task<StoredBackup?> FindAsync(RepositoryAccess repository, string archive, CancellationToken cancellationToken);

    /// <summary>As <see cref="FindAsync"/>, with sizes and file count; takes longer, because the tool may have to bring its cache up to date.</summary>
    Task<StoredBackup?> MeasureAsync(RepositoryAccess repository, string archive, CancellationToken cancellationToken);

    /// <summary>Every entry of a backup, streamed in the tool's order.</summary>
    IAsyncEnumerable<BackupEntry> ReadTreeAsync(RepositoryAccess repository, string archive, CancellationToken cancellationToken);

    /// <summary>Writes a backup, or the chosen paths of it, below a folder of a host.</summary>
    Task<RestoreOutcome> RestoreAsync(IHost host, RepositoryAccess repository, RestoreRequest request, IEngineObserver observer, CancellationToken cancellationToken);

    /// <summary>One file's content, straight from the repository (read on the backup host).</summary>
    Task ReadFileAsync(RepositoryAccess repository, string archive, byte[] path, Stream destination, CancellationToken cancellationToken);

    /// <summary>A folder or several paths as an uncompressed tar stream (read on the backup host).</summary>
    Task ReadTarAsync(RepositoryAccess repository, string archive, IReadOnlyList<byte[]> paths, Stream destination, CancellationToken cancellationToken);

    /// <summary>Whether a check can read a share of the data; others read all or none.</summary>
    bool ReadsShares => true;

    /// <summary>Proves the repository's structure, and as much of its data as asked for.</summary>
    Task<CheckOutcome> CheckAsync(RepositoryAccess repository, CheckRequest request, IEngineObserver observer, CancellationToken cancellationToken);

    /// <summary>Reads every byte of one backup back and compares it with the checksums that were taken when it was made. Writes nothing.
    /// The findings name what is damaged.</summary>
    Task<CheckOutcome> VerifyAsync(RepositoryAccess repository, string archive, IEngineObserver observer, CancellationToken cancellationToken);

    /// <summary>Removes backups and frees their room. Runs on the backup host, never through an append-only way.</summary>
    Task DeleteAsync(RepositoryAccess repository, IReadOnlyList<string> archives, IEngineObserver observer, CancellationToken cancellationToken);

    /// <summary>Frees the room of what is in no backup any more. Runs on the backup host, and on its own in the repository.</summary>
    Task ReclaimAsync(RepositoryAccess repository, IEngineObserver observer, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Removes what an interrupted run left in the repository (checkpoints of that archive name, a lock whose owner is provably gone). Safe to repeat.
    /// Returns the whole backup of that name when the repository lists it, which <paramref name="whole"/> removes as well.</summary>
    Task<StoredBackup?> CleanUpAsync(RepositoryAccess repository, string archive, bool whole, CancellationToken cancellationToken);

    /// <summary>As <see cref="CleanUpAsync"/>, but leaves the parts of a backup that the next one of the same data uses again. An engine that knows none leaves nothing.</summary>
    async Task<Remainder> SettleAsync(RepositoryAccess repository, string archive, CancellationToken cancellationToken) =>
        new(await CleanUpAsync(repository, archive, false, cancellationToken), HasParts: false);

    /// <summary>Removes locks whose owner is provably gone, and no others. Returns how many; engines without locks have none.</summary>
    Task<int> UnlockAsync(RepositoryAccess repository, CancellationToken cancellationToken) => Task.FromResult(0);

    /// <summary>Deletes the whole repository with every backup in it, after proving that it is the one that is known.</summary>
    Task DestroyAsync(RepositoryAccess repository, CancellationToken cancellationToken);

    /// <summary>Whether a place holds a repository of this engine.</summary>
    Task<bool> IsRepositoryAsync(StoragePlace place, CancellationToken cancellationToken);

    /// <summary>Whether the tool knows a compression: those of the description, and other levels of them.</summary>
    bool AcceptsCompression(string compression);

    /// <summary>The recovery kit's text and key material: how a stranger restores with the plain tool.</summary>
    Task<RecoveryKit> ExportKitAsync(RepositoryAccess repository, CancellationToken cancellationToken);
}

/// <summary>A repository with what opens it. Never logged.</summary>
/// <param name="Place">Where it lies.</param>
/// <param name="EngineId">Identity once known; a repository that shows another one is refused (repository_replaced).</param>
public sealed record RepositoryAccess(Guid Id, string Name, StoragePlace Place, string Encryption, string Compression, string? Passphrase, string? KeyFile, bool AppendOnly, string? EngineId)
{
    /// <summary>Its folder on the backup host, or on the machine that <see cref="StoragePlace.Shell"/> names, for engines that need one.</summary>
    public string Path => Place.Folder ?? Place.Shell?.Path ?? throw new InvalidOperationException($"{Name} does not lie in a folder.");

    public override string ToString() => Name;
}

/// <param name="KeyFile">Key material that the tool keeps outside the repository (keyfile mode), to be stored encrypted; null otherwise.</param>
public sealed record RepositoryIdentity(string EngineId, string Encryption, string? KeyFile, string ToolVersion, RepositorySizes Sizes, int BackupCount);

/// <param name="CompressedBytes">Null for engines that do not tell.</param>
public sealed record RepositorySizes(long OriginalBytes, long? CompressedBytes, long DeduplicatedBytes);

/// <param name="Archive">Name within the repository; unique there.</param>
/// <param name="Paths">Raw bytes of absolute paths on the host, as decoded UTF-8 with the engine's path encoding.</param>
public sealed record BackupRequest(
    Guid Operation, string Archive, IReadOnlyList<string> Paths, IReadOnlyList<string> ExcludePatterns, bool OneFileSystem, bool KeepExtendedAttributes,
    bool KeepAccessControlLists, bool SparseFiles, string? Compression, int? BandwidthLimitKilobytes, int Nice, string Comment)
{
    /// <summary>What is backed up instead of paths: the output of commands, one entry each. Empty for paths.
    /// A command that fails, or that ends without a byte, fails the backup: then nothing of that archive name is listed.</summary>
    public IReadOnlyList<BackupStream> Streams { get; init; } = [];
}

/// <summary>A command of the host whose standard output is stored as one file.</summary>
/// <param name="Name">Path of the entry within the backup, relative: "mysql/shop.sql".</param>
/// <param name="Title">For messages: "the dump of shop".</param>
public sealed record BackupStream(string Name, string Title, CommandLine Command)
{
    /// <summary>What a failing command meant by what it said last; null when that means nothing more than that it failed.</summary>
    public Func<string, StreamFailure?> Explain { get; init; } = _ => null;
}

/// <param name="Message">Why the command failed, as a sentence.</param>
public sealed record StreamFailure(string Code, string Message, string Hint);

/// <param name="EngineId">As the tool that made the backup names it.</param>
/// <param name="Listed">As the repository lists it afterwards; null when it does not.</param>
/// <param name="RepositorySizes">Of the whole repository with this backup.</param>
/// <param name="Problems">Files that could not be read or changed while read; at most 1,000 are named, the counts are whole.</param>
public sealed record BackupOutcome(
    string EngineId, StoredBackup? Listed, DateTimeOffset StartedAt, DateTimeOffset CompletedAt, RepositorySizes Sizes, RepositorySizes RepositorySizes, long FileCount,
    long UnreadableCount, long ChangedCount, IReadOnlyList<FileProblem> Problems, string ToolVersion)
{
    /// <summary>What lies in the pool for this backup alone, with the checksums taken while it was written; empty for engines that share chunks between backups.</summary>
    public IReadOnlyList<StoredObject> Objects { get; init; } = [];

    /// <summary>The repository lists this very backup.</summary>
    public bool IsProven => Listed?.EngineId == EngineId;
}

/// <param name="Sha256">Of the bytes as they lie in the pool; lower-case hexadecimal.</param>
public sealed record StoredObject(string Name, long Bytes, string Sha256);

/// <param name="Kind">unreadable or changed.</param>
public sealed record FileProblem(string Path, FileProblemKind Kind, string Reason);

public enum FileProblemKind { Unreadable, Changed }

/// <param name="Whole">The backup, when the repository lists it.</param>
/// <param name="HasParts">Checkpoints are left.</param>
public sealed record Remainder(StoredBackup? Whole, bool HasParts);

public sealed record StoredBackup(string Archive, string EngineId, DateTimeOffset StartedAt, DateTimeOffset CompletedAt, string? HostName, RepositorySizes? Sizes, long? FileCount)
{
    /// <summary>Interrupted runs of that name left something in the repository. Told by <see cref="IEngine.FindAsync"/> and after a backup, not by lists.</summary>
    public bool HasCheckpoints { get; init; }

    /// <summary>What was backed up, where the list tells.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];
}

/// <param name="Path">Raw bytes, relative as the tool keeps them (no leading slash).</param>
/// <param name="Type">folder, file, symlink, hardlink, fifo, device or socket.</param>
/// <param name="Mode">As ls prints it: "-rw-r--r--".</param>
public sealed record BackupEntry(byte[] Path, BackupEntryType Type, long Size, DateTimeOffset? ModifiedAt, string Mode, string Owner, string Group, byte[]? LinkTarget);

public enum BackupEntryType { Folder, File, Symlink, Hardlink, Fifo, Device, Socket }

/// <param name="Paths">Raw bytes relative to the backup's root; empty means everything.</param>
/// <param name="Destination">Absolute folder on the host; "/" restores to the original place.</param>
/// <param name="Overwrite">What happens to files that exist.</param>
public sealed record RestoreRequest(Guid Operation, string Archive, IReadOnlyList<byte[]> Paths, string Destination, OverwritePolicy Overwrite, bool DryRun, bool Verify, int Nice)
{
    /// <summary>When this run worked, this attempt and those before: what stands at the destination since then is its own work, whole or half written, and no file to be kept.</summary>
    public IReadOnlyList<WorkedSpan> Worked { get; init; } = [];

    /// <summary>The destination was missing or empty before the first attempt, so that every folder in it is the run's own.</summary>
    public bool WasEmpty { get; init; }

    /// <summary>Restore what can still be read of a damaged backup and tell what is lost, where the engine can; otherwise a damaged one is refused.</summary>
    public bool AcceptDamage { get; init; }
}

/// <param name="BeganAgo">Counted back from now, because the host's clock may be another.</param>
public sealed record WorkedSpan(TimeSpan BeganAgo, TimeSpan EndedAgo);

/// <summary>Never keeps the existing file; IfChanged replaces it only when size or time differ; Always replaces it.</summary>
public enum OverwritePolicy { Never, IfChanged, Always }

/// <param name="VerifiedFiles">Files read back from the destination and compared with the backup; null when not asked for.</param>
public sealed record RestoreOutcome(long Files, long Bytes, long SkippedFiles, long? VerifiedFiles, IReadOnlyList<FileProblem> Mismatched, long FailedFiles, IReadOnlyList<FileProblem> Problems)
{
    /// <summary>What the backup does not hold any more because it is damaged, a sentence each.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];
}

/// <param name="ReadData">Read every byte.</param>
/// <param name="Share">Read these parts of the data instead; for engines that can.</param>
public sealed record CheckRequest(bool ReadData, DataShare? Share = null);

/// <summary>Some of the equal parts that a repository's data is thought to have. What is stored belongs to the same part as long as it is there, whatever else comes and goes.</summary>
/// <param name="Numbers">From 1 to <paramref name="Count"/>.</param>
public sealed record DataShare(IReadOnlyList<int> Numbers, int Count);

/// <param name="Findings">What is wrong, a line each; empty when it passed.</param>
public sealed record CheckOutcome(bool Passed, IReadOnlyList<string> Findings)
{
    /// <summary>What was learned of single backups, by engines whose backups do not share their data.</summary>
    public IReadOnlyList<BackupReading> Readings { get; init; } = [];
}

/// <param name="Findings">What is damaged or missing; empty when all of the backup was read and is whole.</param>
public sealed record BackupReading(string Archive, IReadOnlyList<string> Findings);

/// <param name="Document">Markdown, without secrets except where the kit is the secret's home (the passphrase is in it).</param>
/// <param name="KeyFile">Exported key, or null when the engine keeps none.</param>
public sealed record RecoveryKit(string Document, string? KeyFile);

/// <summary>Takes what a tool reports while it runs. Calls come from one thread at a time.</summary>
public interface IEngineObserver
{
    ValueTask LogAsync(EngineLogLevel level, string message, CancellationToken cancellationToken);

    /// <summary>The latest figures; may be called as often as the tool reports.</summary>
    void Report(EngineProgress progress);

    /// <summary>The engine goes on to another phase of the same call: backups and restores tell when they begin to "verify".</summary>
    ValueTask EnterPhaseAsync(string phase, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}

public enum EngineLogLevel { Info, Warning, Error }

/// <param name="TotalBytes">Null when the tool does not know.</param>
public sealed record EngineProgress(long Bytes, long? TotalBytes, long Files, long? TotalFiles, long? NewBytes, string? CurrentPath);

/// <summary>An expected failure of a tool, translated.</summary>
/// <param name="code">passphrase_wrong, repository_missing, repository_exists, repository_locked, repository_damaged, repository_replaced, storage_full, storage_unwritable, path_missing, tool_missing, tool_too_old, archive_missing, archive_exists, permission_denied, connection_lost, tool_failed, dump_failed, dump_empty, backup_damaged.</param>
public sealed class EngineException(string code, string message, string hint, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
    public string Hint { get; } = hint;
    public bool IsTransient { get; init; }
}

/// <summary>How an engine's choices are shown.</summary>
public sealed record EngineDescription(string Title, string Summary, string Program, string MinimumVersion, IReadOnlyList<Choice> Encryptions, IReadOnlyList<Choice> Compressions);

public sealed record Choice(string Value, string Label, string Help, bool Default = false, bool NeedsPassphrase = false);
