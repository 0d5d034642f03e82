using System.Collections.Immutable;
using System.Globalization;

namespace BackupApi.Engines.Restic;

/// <summary>Every command line of restic that is ever used: verb → exact arguments, behind those that name the repository.
/// All options come before "--", so that no path or name can become one.</summary>
internal static class ResticCommands
{
    /// <summary>For reading what finished backups hold: they cannot change, and what removes backups runs alone (the queue's exclusive operations).
    /// A lock would only be one more thing that a crash leaves behind.</summary>
    private const string Unlocked = "--no-lock";

    /// <summary>Format 2 is what compresses.</summary>
    public static ImmutableArray<string> Initialize() => ["init", "--repository-version", "2"];

    /// <summary>The repository's identity; proves the password.</summary>
    public static ImmutableArray<string> Config() => ["cat", "config", Unlocked];

    public static ImmutableArray<string> Snapshots() => ["snapshots", "--json", Unlocked];

    public static ImmutableArray<string> Backup(BackupRequest request, IReadOnlyList<string> excludes) =>
        [.. Store(request), .. request.OneFileSystem ? (string[])["--one-file-system"] : [], $"--tag={ResticTags.Name(request.Archive)}", .. excludes.Select(pattern => $"--exclude={pattern}"), "--", .. request.Paths];

    /// <summary>Standard input as one file. It belongs to a backup of several parts, which is none before it is renamed.</summary>
    public static ImmutableArray<string> BackupStream(BackupRequest request, BackupStream stream, string part) =>
        [.. Store(request), "--stdin", $"--stdin-filename={stream.Name}", $"--tag={ResticTags.Incomplete(request.Archive)}", $"--tag={part}"];

    /// <summary>Makes a whole backup of parts that are there. Gives each another id, so it needs the repository alone.</summary>
    public static ImmutableArray<string> Complete(string archive, IReadOnlyList<string> ids) =>
        ["tag", "--remove", ResticTags.Incomplete(archive), "--add", ResticTags.Name(archive), "--", .. ids];

    /// <summary>Every entry with owner, mode, times and the target of links, as JSON without line breaks.</summary>
    public static ImmutableArray<string> Entries(string snapshot) => ["find", "--json", Unlocked, "--snapshot", snapshot, "--", "*"];

    /// <summary>Every path, a line each, in the same order and with its own bytes.</summary>
    public static ImmutableArray<string> Names(string snapshot) => ["ls", Unlocked, "--", snapshot];

    /// <summary>A file's content, or a folder as a tar.</summary>
    public static ImmutableArray<string> Dump(string snapshot, string path) => ["dump", "--archive", "tar", Unlocked, "--", snapshot, path];

    /// <param name="includes">Patterns of what is written; more of them may come from a file, behind these.</param>
    public static ImmutableArray<string> Restore(string snapshot, string target, IEnumerable<string> includes) =>
        ["restore", Unlocked, "--target", target, .. includes.Select(Include), snapshot];

    public static string Include(string pattern) => $"--include={pattern}";

    /// <param name="subset">"n/t": the n-th of t shares; null for none or all of the data.</param>
    public static ImmutableArray<string> Check(bool readData, string? subset, bool locked) =>
        ["check", .. locked ? (string[])[] : [Unlocked], .. subset is not null ? (string[])[$"--read-data-subset={subset}"] : readData ? ["--read-data"] : []];

    /// <summary>The files of a backup that have a part of their content in one of these packs.</summary>
    public static ImmutableArray<string> FilesIn(string snapshot, IReadOnlyList<string> packs) => ["find", "--json", Unlocked, "--snapshot", snapshot, "--pack", "--", .. packs];

    public static ImmutableArray<string> RawSize(IReadOnlyList<string> snapshots) => ["stats", "--json", Unlocked, "--mode", "raw-data", "--", .. snapshots];

    public static ImmutableArray<string> RestoreSize(IReadOnlyList<string> snapshots) => ["stats", "--json", Unlocked, "--mode", "restore-size", "--", .. snapshots];

    public static ImmutableArray<string> Forget(IReadOnlyList<string> ids) => ["forget", "--", .. ids];

    public static ImmutableArray<string> Prune() => ["prune"];

    /// <summary>Makes what interrupted runs stored known again, so that it is not stored twice.</summary>
    public static ImmutableArray<string> RebuildIndex() => ["rebuild-index"];

    public static ImmutableArray<string> ListLocks() => ["list", "locks", Unlocked];

    public static ImmutableArray<string> Lock(string id) => ["cat", "lock", Unlocked, "--", id];

    private static IEnumerable<string> Store(BackupRequest request)
    {
        yield return "backup";
        yield return "--json";
        if (request.Compression is { } compression) yield return $"--compression={compression}";
        if (request.BandwidthLimitKilobytes is { } limit) yield return $"--limit-upload={limit.ToString(CultureInfo.InvariantCulture)}";
    }
}
