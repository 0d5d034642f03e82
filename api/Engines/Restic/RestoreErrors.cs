using System.Text.Json;

namespace BackupApi.Engines.Restic;

/// <summary>Collects what a restore could not write: "ignoring error for PATH: what: PATH: reason" as text, or as JSON from restic 0.18 on.</summary>
internal sealed class RestoreErrors(IEngineObserver observer, CancellationToken cancellationToken)
{
    private const string Ignoring = "ignoring error for ";

    private readonly Dictionary<string, FileProblem> problems = [];
    private bool isNamed;
    private bool isOther;

    public long Failed => problems.Count;

    public IReadOnlyList<FileProblem> Problems => [.. problems.Values.Take(ResticReport.NamedProblems)];

    public bool RanOutOfRoom { get; private set; }

    /// <summary>The run failed because of files that are named, and for no other reason.</summary>
    public bool ExplainsAll => isNamed && !isOther;

    public void Begin() => (isNamed, isOther) = (false, false);

    public ValueTask TakeAsync(string line)
    {
        RanOutOfRoom |= line.Contains("no space left on device", StringComparison.Ordinal) || line.Contains("disk quota exceeded", StringComparison.Ordinal);
        if (line.StartsWith(Ignoring, StringComparison.Ordinal) && line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var end) return AddAsync(line[Ignoring.Length..end], line[(end + 2)..]);
        if (Parse(line) is { } told) return AddAsync(told.Path, told.Reason);
        isOther |= line.StartsWith("Fatal: ", StringComparison.Ordinal) && !line.StartsWith("Fatal: There were ", StringComparison.Ordinal);
        return string.IsNullOrWhiteSpace(line) || line.StartsWith("Fatal: There were ", StringComparison.Ordinal) ? ValueTask.CompletedTask : observer.LogAsync(EngineLogLevel.Warning, line, cancellationToken);
    }

    private ValueTask AddAsync(string path, string said)
    {
        isNamed = true;
        var reason = said.Split(": ")[^1];
        if (!problems.TryAdd(path, new FileProblem(path, FileProblemKind.Unreadable, reason)) || problems.Count > ResticReport.NamedProblems) return ValueTask.CompletedTask;
        return observer.LogAsync(EngineLogLevel.Warning, $"Could not write {path}: {reason}", cancellationToken);
    }

    private static (string Path, string Reason)? Parse(string line)
    {
        if (!line.StartsWith('{')) return null;
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.TryGetProperty("item", out var item) && item.GetString() is { Length: > 0 } path
                ? (path, json.RootElement.GetProperty("error").TryGetProperty("message", out var message) ? message.GetString() ?? "" : "it could not be written")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
