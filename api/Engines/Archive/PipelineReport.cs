using System.Globalization;
using System.Text;

namespace BackupApi.Engines.Archive;

/// <summary>How a part of a pipe ended.</summary>
internal sealed record PartEnd(int ExitCode, string Said);

/// <summary>How far tar is. Bytes of files that it has read whole.</summary>
internal sealed record TarProgress(long Files, long Links, long Bytes, string? Name);

/// <summary>Reads what the scripts of <see cref="PipelineScript"/> tell on standard error.</summary>
internal sealed class PipelineReport
{
    private const int KeptLines = 20;

    private readonly Dictionary<string, PartEnd> parts = [];
    private readonly Queue<string> tail = new();
    private readonly StringBuilder said = new();
    private (string Name, int Code)? open;

    /// <summary>Unguessable, so that nothing that a dump prints can pass for a report.</summary>
    public string Mark { get; } = $"backupapi-{Guid.NewGuid():N}";

    public TarReport Tar { get; } = new();

    /// <summary>The latest; null until tar names its first file, and for streams.</summary>
    public TarProgress? Progress { get; private set; }

    public IReadOnlyDictionary<string, PartEnd> Parts => parts;

    /// <summary>The last lines that a dump printed itself.</summary>
    public IReadOnlyCollection<string> Said => tail;

    /// <param name="say">Takes what is for people, line by line.</param>
    public async Task ReadAsync(Stream errors, Func<string, ValueTask> say)
    {
        using var reader = new StreamReader(errors, Encoding.UTF8, false, 16 * 1024, leaveOpen: true);
        while (await reader.ReadLineAsync() is { } line)
        {
            if (Take(line) is { Length: > 0 } forPeople) await say(forPeople);
        }
    }

    /// <summary>Returns what is for people.</summary>
    internal string? Take(string line)
    {
        if (line.StartsWith(Mark, StringComparison.Ordinal)) return TakeReport(line[Mark.Length..].TrimStart());
        if (open is not null)
        {
            said.Append(line).Append('\n');
            return null;
        }

        if (string.IsNullOrWhiteSpace(line)) return null;
        tail.Enqueue(line);
        if (tail.Count > KeptLines) tail.Dequeue();
        return line;
    }

    private string? TakeReport(string report)
    {
        switch (report.Split(' ', 2))
        {
            case ["part", var end] when end.Split(' ') is [var name, var code]:
                open = (name, int.Parse(code, CultureInfo.InvariantCulture));
                said.Clear();
                return null;
            case ["done"] when open is { } ended:
                parts[ended.Name] = new PartEnd(ended.Code, said.ToString().Trim());
                open = null;
                return null;
            case ["files", var figures] when figures.Split(' ', 4) is [var files, var links, var bytes, var name]:
                Progress = new TarProgress(long.Parse(files, CultureInfo.InvariantCulture), long.Parse(links, CultureInfo.InvariantCulture), long.Parse(bytes, CultureInfo.InvariantCulture),
                    name.Length == 0 ? null : Encoding.UTF8.GetString(TarText.Unescape(name)));
                return null;
            case ["tar:", var message]:
                return Tar.Take(message);
            default:
                return null;
        }
    }
}
