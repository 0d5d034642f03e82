using System.Text;
using System.Text.Json;

namespace BackupApi.Engines.Borg;

/// <summary>Reads what borg says under --log-json. The format: borgbackup.readthedocs.io, "Frontends".</summary>
internal static class BorgOutput
{
    public static BorgMessage Parse(string line)
    {
        if (!line.StartsWith('{'))
        {
            return new PlainMessage(line);
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            return Translate(document.RootElement) ?? new PlainMessage(line);
        }
        catch (JsonException)
        {
            return new PlainMessage(line);
        }
    }

    /// <summary>A JSON string's text, whatever bytes it stands for.</summary>
    public static string Text(JsonElement value) => PythonText.Display(Raw(value));

    public static byte[] Raw(JsonElement value) => PythonText.FromJson(Encoding.UTF8.GetBytes(value.GetRawText()).AsSpan()[1..^1]);

    /// <summary>Borg's times carry no zone; it runs with TZ=UTC.</summary>
    public static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, null, System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal);

    private static BorgMessage? Translate(JsonElement line) => String(line, "type") switch
    {
        "archive_progress" when !Flag(line, "finished") => new ArchiveProgress(
            Number(line, "original_size"), Number(line, "compressed_size"), Number(line, "deduplicated_size"), Number(line, "nfiles"), String(line, "path")),
        "archive_progress" => new ArchiveRead(),
        "file_status" => new FileStatus(String(line, "status") ?? "?", String(line, "path") ?? ""),
        "log_message" => new LogMessage(String(line, "levelname") ?? "INFO", String(line, "name") ?? "", String(line, "msgid"), String(line, "message") ?? ""),
        "progress_percent" => new PercentProgress(
            String(line, "msgid") ?? "", Number(line, "current"), Number(line, "total"), String(line, "message"), FirstInfo(line), Flag(line, "finished")),
        "progress_message" => new StepProgress(String(line, "msgid") ?? "", String(line, "message"), Flag(line, "finished")),
        _ => null,
    };

    private static string? String(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Text(value) : null;

    private static long Number(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? (long)value.GetDouble() : 0;

    private static bool Flag(JsonElement line, string name) => line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static string? FirstInfo(JsonElement line) =>
        line.TryGetProperty("info", out var info) && info.ValueKind == JsonValueKind.Array && info.GetArrayLength() > 0 && info[0].ValueKind == JsonValueKind.String
            ? Text(info[0])
            : null;
}
