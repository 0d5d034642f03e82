using System.Text.Json;

namespace BackupApi.Processes;

/// <summary>Replaces secrets in text that leaves the service: log lines, error messages, diagnostics.</summary>
/// <param name="secrets">Values that must never be seen; those under four characters are ignored, since they would hit ordinary words.</param>
public sealed class Redactor(IEnumerable<string?> secrets)
{
    public const string Mask = "•••";

    private readonly string[] forms = secrets.Where(secret => secret is { Length: >= 4 }).SelectMany(Forms!).Distinct()
        .OrderByDescending(form => form.Length).ToArray();

    public string Redact(string text) => forms.Aggregate(text, (current, form) => current.Replace(form, Mask, StringComparison.Ordinal));

    /// <summary>As it is, and as it stands in JSON and in an address; of a text of several lines (a key) also every long line.</summary>
    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return JsonEncodedText.Encode(secret).ToString();
        yield return Uri.EscapeDataString(secret);
        foreach (var line in secret.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length >= 16 && !line.StartsWith("-----", StringComparison.Ordinal)))
            yield return line;
    }
}
