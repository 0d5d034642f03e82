namespace BackupApi.Engines.Restic;

/// <summary>What our backups are called in restic. Restic separates tags by commas and strips spaces, so names are percent-encoded.</summary>
internal static class ResticTags
{
    private const string NamePrefix = "backupapi:";
    private const string IncompletePrefix = "backupapi-incomplete:";
    private const string PartPrefix = "backupapi-part:";

    public static string Name(string archive) => NamePrefix + Uri.EscapeDataString(archive);

    /// <summary>Of parts of a backup that may never become whole.</summary>
    public static string Incomplete(string archive) => IncompletePrefix + Uri.EscapeDataString(archive);

    /// <param name="run">Tells apart the parts of several attempts.</param>
    /// <param name="number">From 1.</param>
    public static string Part(string run, int number, int count) => $"{PartPrefix}{run}:{number}/{count}";

    public static string? NameIn(IEnumerable<string> tags) => Text(tags, NamePrefix);

    public static string? IncompleteIn(IEnumerable<string> tags) => Text(tags, IncompletePrefix);

    /// <summary>Null for a backup of one part.</summary>
    public static (string Run, int Number, int Count)? PartIn(IEnumerable<string> tags)
    {
        var words = tags.FirstOrDefault(tag => tag.StartsWith(PartPrefix, StringComparison.Ordinal))?[PartPrefix.Length..].Split(':', '/');
        return words is [var run, var number, var count] && int.TryParse(number, out var n) && int.TryParse(count, out var of) ? (run, n, of) : null;
    }

    private static string? Text(IEnumerable<string> tags, string prefix) =>
        tags.FirstOrDefault(tag => tag.StartsWith(prefix, StringComparison.Ordinal)) is { } found ? Uri.UnescapeDataString(found[prefix.Length..]) : null;
}
