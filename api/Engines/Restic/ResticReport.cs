using System.Text;
using System.Text.Json;

namespace BackupApi.Engines.Restic;

/// <summary>What a backup told at its end.</summary>
/// <param name="Snapshot">Restic's id, whole or its first 8 digits.</param>
/// <param name="AddedBytes">New data before compression.</param>
/// <param name="StoredBytes">New data as stored; told by restic 0.17 and later.</param>
internal sealed record ResticSummary(string Snapshot, long Files, long Bytes, long AddedBytes, long? StoredBytes);

/// <summary>Follows a backup: figures, files that could not be read, and its summary. Lines come from two streams at once.</summary>
/// <param name="before">Bytes and files of the parts that are done.</param>
internal sealed class ResticReport(IEngineObserver observer, (long Bytes, long Files) before, CancellationToken cancellationToken)
{
    public const int NamedProblems = 1000;
    private const string Missing = " does not exist, skipping";

    private static readonly Dictionary<int, string> Reasons = new()
    {
        [1] = "Operation not permitted", [2] = "No such file or directory", [5] = "Input/output error", [13] = "Permission denied", [40] = "Too many levels of symbolic links", [116] = "Stale file handle",
    };

    private readonly Dictionary<string, FileProblem> problems = [];
    private readonly SemaphoreSlim gate = new(1, 1);

    public long Unreadable { get; private set; }

    public IReadOnlyList<FileProblem> Problems => [.. problems.Values];

    public ResticSummary? Summary { get; private set; }

    public async Task ReadOutputAsync(Stream output)
    {
        using var reader = new StreamReader(output, Encoding.UTF8, false, 16 * 1024, leaveOpen: true);
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line) await TakeAsync(line);
    }

    public async ValueTask TakeAsync(string line)
    {
        await gate.WaitAsync(CancellationToken.None);
        try
        {
            using var json = Parse(line);
            if (json is null) await SayAsync(line);
            else await TakeAsync(json.RootElement);
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask CompleteAsync()
    {
        var unnamed = Unreadable - problems.Count;
        if (unnamed > 0) await observer.LogAsync(EngineLogLevel.Warning, $"{unnamed} more files were unreadable.", cancellationToken);
    }

    private static JsonDocument? Parse(string line)
    {
        try
        {
            return line.StartsWith('{') ? JsonDocument.Parse(line) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private ValueTask TakeAsync(JsonElement message)
    {
        switch (Text(message, "message_type"))
        {
            case "status":
                observer.Report(new EngineProgress(
                    before.Bytes + Number(message, "bytes_done"), message.TryGetProperty("total_bytes", out var total) ? before.Bytes + total.GetInt64() : null,
                    before.Files + Number(message, "files_done"), message.TryGetProperty("total_files", out var files) ? before.Files + files.GetInt64() : null, null, Current(message)));
                return ValueTask.CompletedTask;
            case "summary":
                Summary = new ResticSummary(
                    Text(message, "snapshot_id") ?? "", Number(message, "total_files_processed"), Number(message, "total_bytes_processed"), Number(message, "data_added"),
                    message.TryGetProperty("data_added_packed", out var packed) ? packed.GetInt64() : null);
                observer.Report(new EngineProgress(before.Bytes + Summary.Bytes, null, before.Files + Summary.Files, null, null, null));
                return ValueTask.CompletedTask;
            case "error" when Text(message, "item") is { Length: > 0 } path:
                return AddAsync(path, Reason(message));
            case "exit_error":
                return observer.LogAsync(EngineLogLevel.Error, Text(message, "message") ?? "restic failed", cancellationToken);
            default:
                return ValueTask.CompletedTask;
        }
    }

    private ValueTask SayAsync(string line)
    {
        if (line.EndsWith(Missing, StringComparison.Ordinal)) return AddAsync(line[..^Missing.Length], Reasons[2]);
        if (string.IsNullOrWhiteSpace(line) || line.StartsWith("Warning: at least one source file", StringComparison.Ordinal) || (cancellationToken.IsCancellationRequested && line.StartsWith("signal ", StringComparison.Ordinal))) return ValueTask.CompletedTask;
        return observer.LogAsync(line.StartsWith("Fatal", StringComparison.Ordinal) ? EngineLogLevel.Error : EngineLogLevel.Warning, line, cancellationToken);
    }

    // Told twice: when restic looks how much there is to do, and when it does it.
    private async ValueTask AddAsync(string path, string reason)
    {
        if (problems.ContainsKey(path)) return;
        Unreadable++;
        if (problems.Count >= NamedProblems) return;
        problems[path] = new FileProblem(path, FileProblemKind.Unreadable, reason);
        await observer.LogAsync(EngineLogLevel.Warning, $"Could not read {path}: {reason}", cancellationToken);
    }

    // Before 0.17 an error is the fields of Go's own value; later it is a sentence that ends with the reason.
    private static string Reason(JsonElement message)
    {
        var error = message.GetProperty("error");
        if (error.TryGetProperty("Err", out var number) && number.ValueKind == JsonValueKind.Number) return Reasons.GetValueOrDefault(number.GetInt32(), $"error {number.GetInt32()}");
        var text = Text(error, "message")?.Split(": ")[^1];
        return string.IsNullOrEmpty(text) ? "it could not be read" : char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static string? Current(JsonElement message) =>
        message.TryGetProperty("current_files", out var files) && files.ValueKind == JsonValueKind.Array && files.GetArrayLength() > 0 ? files[0].GetString() : null;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : 0;
}
