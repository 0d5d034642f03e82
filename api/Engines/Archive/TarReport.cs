using System.Text;

namespace BackupApi.Engines.Archive;

/// <summary>Follows what GNU tar says about files. Its messages quote names so that a colon within one has a backslash before it.</summary>
/// <param name="verb">What tar does with files: read or write.</param>
/// <param name="root">Stands before the names that tar tells.</param>
internal sealed class TarReport(string verb = "read", string root = "")
{
    public const int NamedProblems = 1000;

    private static readonly string[] Unremarkable = ["Removing leading ", "Substituting ", "Exiting with failure status due to previous errors"];

    private static readonly Dictionary<string, string> Changes = new()
    {
        ["file changed as we read it"] = "it changed while it was read",
        ["File removed before we read it"] = "it was removed while the backup ran",
    };

    private readonly List<FileProblem> problems = [];

    public long Unreadable { get; private set; }

    public long Changed { get; private set; }

    public IReadOnlyList<FileProblem> Problems => problems;

    /// <summary>Those of the named problems, as bytes and as tar keeps them.</summary>
    public List<byte[]> FailedPaths { get; } = [];

    /// <summary>The last message that is about no file, or that is none of the known ones.</summary>
    public string? Failure { get; private set; }

    public bool RanOutOfRoom { get; private set; }

    /// <summary>Tar read on to its end, and all that it missed is known by name or count.</summary>
    public bool IsWhole(int exitCode) => exitCode is 0 or 1 || (exitCode == 2 && Failure is null && Unreadable > 0);

    /// <summary>Returns what is worth a line of the log.</summary>
    public string? Take(string message)
    {
        if (Unremarkable.Any(start => message.StartsWith(start, StringComparison.Ordinal))) return null;
        RanOutOfRoom |= message.EndsWith("No space left on device", StringComparison.Ordinal) || message.EndsWith("Disk quota exceeded", StringComparison.Ordinal);
        return TarText.Split(message) switch
        {
            [var name, var what] when what.StartsWith("Wrote only", StringComparison.Ordinal) => Cut(name),
            [var name, "Warning", var rest] => $"{Display(name)}: {rest}",
            [var name, var what] when Changes.TryGetValue(what, out var change) => Add(name, FileProblemKind.Changed, change),
            [var name, var what] when what.StartsWith("File shrank by", StringComparison.Ordinal) => Add(name, FileProblemKind.Changed, "it shrank while it was read; the rest is filled with zeros"),
            [var name, var what, var reason] when what.StartsWith("Cannot ", StringComparison.Ordinal) || what.StartsWith("Read error ", StringComparison.Ordinal) => Add(name, FileProblemKind.Unreadable, reason),
            [var name, var what] when what is "socket ignored" or "file is the archive; not dumped" or "door ignored" => null,
            [var name, var what] when what.EndsWith("not dumped", StringComparison.Ordinal) || what.EndsWith("file ignored", StringComparison.Ordinal) => $"{Display(name)}: {what}",
            _ => Failure = message,
        };
    }

    private string? Cut(string name)
    {
        RanOutOfRoom = true;
        return Add(name, FileProblemKind.Unreadable, "only a part of it could be written");
    }

    private string? Add(string name, FileProblemKind kind, string reason)
    {
        _ = kind == FileProblemKind.Unreadable ? ++Unreadable : ++Changed;
        if (problems.Count >= NamedProblems) return null;
        var path = TarText.Unescape(name);
        problems.Add(new FileProblem(root + Encoding.UTF8.GetString(path), kind, reason));
        FailedPaths.Add(path);
        return kind == FileProblemKind.Unreadable ? $"Could not {verb} {root}{Display(name)}: {reason}" : $"{root}{Display(name)}: {reason}";
    }

    private static string Display(string name) => Encoding.UTF8.GetString(TarText.Unescape(name));
}
