using System.Collections.Immutable;
using System.Globalization;

namespace BackupApi.Engines.Borg;

/// <summary>Every command line of borg that is ever used: verb → exact arguments. All options come before "--", so that no path or name can become one.</summary>
internal static class BorgCommands
{
    /// <summary>Seconds that a run waits for a lock before it says repository_locked.</summary>
    private const string LockWait = "20";

    /// <summary>For reading what finished backups hold. Borg's shared lock would make a long restore stop every backup into the repository, and the other way round.
    /// It is not needed: a finished backup cannot change, and what removes backups runs alone (the queue's exclusive operations).</summary>
    private const string Unlocked = "--bypass-lock";

    /// <summary>Reads patterns, of which none come.</summary>
    private const string Waiting = "--patterns-from=/dev/stdin";

    /// <summary>What a list tells of each archive.</summary>
    private const string Listed = "--format={archive}{start}{end}{hostname}{comment}";

    public static ImmutableArray<string> Version() => ["--version"];

    public static ImmutableArray<string> Initialize(string location, string encryption) =>
        [.. Common("init"), $"--encryption={encryption}", "--make-parent-dirs", "--", location];

    /// <summary>Identity, encryption and sizes; synchronises the cache when others have written.</summary>
    public static ImmutableArray<string> Inspect(string location) => [.. Common("info"), "--json", "--", location];

    public static ImmutableArray<string> ListArchives(string location) =>
        [.. Common("list", Unlocked), "--json", Listed, "--", location];

    /// <summary>One backup and its checkpoints. Waits for the end of standard input before it opens the repository.</summary>
    public static ImmutableArray<string> Find(string location, string archive) =>
        [.. Common("list", Unlocked), "--json", "--consider-checkpoints", Waiting, $"--glob-archives={EscapeGlob(archive)}*", "--format={archive}{start}{end}{hostname}", "--", location];

    public static ImmutableArray<string> InspectArchive(string location, string archive) => [.. Common("info"), "--json", "--", Archive(location, archive)];

    /// <summary>Includes the checkpoints that a finished list hides.</summary>
    public static ImmutableArray<string> ListCheckpoints(string location) =>
        [.. Common("list"), "--json", "--consider-checkpoints", Listed, "--", location];

    /// <param name="waits">For the end of standard input, before it opens the repository.</param>
    public static ImmutableArray<string> Create(string location, BackupRequest request, TimeSpan checkpoint, bool waits = false)
    {
        List<string> arguments = [.. Common("create", "--progress"), "--json", "--list", "--filter=CE", $"--checkpoint-interval={checkpoint.TotalSeconds:0}"];
        Add(arguments, waits, Waiting);
        arguments.Add($"--comment={EscapeBraces(request.Comment)}");
        Add(arguments, request.OneFileSystem, "--one-file-system");
        Add(arguments, !request.KeepExtendedAttributes, "--noxattrs");
        Add(arguments, !request.KeepAccessControlLists, "--noacls");
        Add(arguments, request.SparseFiles, "--sparse");
        Add(arguments, request.Compression is not null, $"--compression={request.Compression}");
        if (request.BandwidthLimitKilobytes is { } limit)
        {
            arguments.Add($"--upload-ratelimit={limit.ToString(CultureInfo.InvariantCulture)}");
        }

        arguments.AddRange(request.ExcludePatterns.Select(pattern => $"--exclude={pattern}"));
        return [.. arguments, "--", Archive(location, request.Archive), .. request.Paths];
    }

    /// <summary>Reads pipes of the working directory as if they were files. What they held last time says nothing about now, so nothing is remembered of them.</summary>
    public static ImmutableArray<string> CreateFromPipes(string location, BackupRequest request, TimeSpan checkpoint)
    {
        List<string> arguments = [.. Common("create", "--progress"), "--json", "--read-special", "--files-cache=disabled", $"--checkpoint-interval={checkpoint.TotalSeconds:0}"];
        arguments.Add($"--comment={EscapeBraces(request.Comment)}");
        Add(arguments, request.Compression is not null, $"--compression={request.Compression}");
        if (request.BandwidthLimitKilobytes is { } limit)
        {
            arguments.Add($"--upload-ratelimit={limit.ToString(CultureInfo.InvariantCulture)}");
        }

        return [.. arguments, "--", Archive(location, request.Archive), .. request.Streams.Select(stream => stream.Name)];
    }

    public static ImmutableArray<string> Rename(string location, string archive, string name) => [.. Common("rename"), "--", Archive(location, archive), EscapeBraces(name)];

    /// <summary>Fields in the order of <see cref="BorgTree"/>, each ended by NUL. <paramref name="withHash"/> reads every byte of the files.</summary>
    public static ImmutableArray<string> ListEntries(string location, string archive, bool withHash, string? patternFile)
    {
        var hash = withHash ? "{sha256}" : "";
        var format = $"--format={{type}}{{NUL}}{{mode}}{{NUL}}{{user}}{{NUL}}{{group}}{{NUL}}{{size}}{{NUL}}{{isomtime}}{{NUL}}{{bpath}}{{NUL}}{{source}}{{NUL}}{hash}{{NUL}}";
        return [.. Common("list", Unlocked), format, .. Patterns(patternFile), "--", Archive(location, archive)];
    }

    /// <summary>Writes below the working directory, which is the destination.</summary>
    public static ImmutableArray<string> Extract(string location, string archive, string? patternFile) =>
        [.. Common("extract", Unlocked, "--progress"), "--list", "--sparse", .. Patterns(patternFile), "--", Archive(location, archive)];

    /// <summary>Reads and proves every piece, writes nothing, and names each file before it reads it.</summary>
    public static ImmutableArray<string> ExtractNothing(string location, string archive, IReadOnlyList<string> without) =>
        [.. Common("extract", Unlocked), "--dry-run", "--list", .. without.Select(path => $"--exclude=pf:{path}"), "--", Archive(location, archive)];

    public static ImmutableArray<string> ExtractToOutput(string location, string archive, string patternFile) =>
        [.. Common("extract", Unlocked), "--stdout", .. Patterns(patternFile), "--", Archive(location, archive)];

    public static ImmutableArray<string> ExportTar(string location, string archive, string? patternFile) =>
        [.. Common("export-tar", Unlocked), .. Patterns(patternFile), "--", Archive(location, archive), "-"];

    public static ImmutableArray<string> Check(string location, bool readData) =>
        [.. Common("check", "--progress"), .. readData ? (string[])["--verify-data"] : [], "--", location];

    public static ImmutableArray<string> Delete(string location, IReadOnlyList<string> archives) =>
        [.. Common("delete", "--progress"), "--", location, .. archives];

    public static ImmutableArray<string> Compact(string location) => [.. Common("compact", "--progress"), "--", location];

    public static ImmutableArray<string> BreakLock(string location) => [.. Common("break-lock"), "--", location];

    public static ImmutableArray<string> ExportKey(string location) => [.. Common("key"), "export", "--", location];

    /// <summary>The repository's side for a server: one folder, nothing else, and no deletions unless allowed.</summary>
    public static ImmutableArray<string> Serve(string path, bool appendOnly) =>
        ["serve", $"--restrict-to-repository={path}", "--umask=077", .. appendOnly ? (string[])["--append-only"] : []];

    /// <summary>Borg replaces {placeholders} in locations; a folder's braces must not be any.</summary>
    public static string LocalLocation(string path) => EscapeBraces(path);

    /// <summary>The host's name is never looked up: BORG_RSH ignores it.</summary>
    public static string TunnelLocation(string path) => "ssh://backupapi" + (path.StartsWith('/') ? "" : "/./") + EscapeBraces(path);

    private static string Archive(string location, string archive) => $"{location}::{EscapeBraces(archive)}";

    private static string EscapeBraces(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static string EscapeGlob(string text) => string.Concat(text.Select(c => c is '*' or '?' or '[' ? $"[{c}]" : c.ToString()));

    private static string[] Common(string verb, params string[] options) => ["--log-json", $"--lock-wait={LockWait}", .. options, verb];

    private static string[] Patterns(string? file) => file is null ? [] : [$"--patterns-from={file}"];

    private static void Add(List<string> arguments, bool condition, string argument)
    {
        if (condition)
        {
            arguments.Add(argument);
        }
    }
}
