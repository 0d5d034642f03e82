namespace BackupApi.SourceTypes;

/// <summary>Which settings of a files source are sound.</summary>
internal static class FilesRules
{
    private const int MaximumPaths = 100;
    private const int MaximumPatterns = 500;

    // All arguments of one command stay below what Linux takes.
    private const int MaximumText = 32 * 1024;

    public static IReadOnlyDictionary<string, string[]> Check(FilesSettings settings)
    {
        var errors = new Dictionary<string, string[]>();
        Add(errors, "paths", Paths(settings));
        Add(errors, "excludePatterns", Patterns(settings.ExcludePatterns ?? []));
        return errors;
    }

    private static IEnumerable<string> Paths(FilesSettings settings)
    {
        var paths = settings.Paths ?? [];
        if (paths.Count is 0 or > MaximumPaths)
        {
            yield return $"Name 1 to {MaximumPaths} paths.";
        }

        if (paths.Sum(p => p?.Length ?? 0) > MaximumText)
        {
            yield return "The paths are too long together.";
        }

        foreach (var path in paths)
        {
            if (Fault(path) is { } fault)
            {
                yield return fault;
            }
            else if (!settings.OneFileSystem && paths.Any(other => !ReferenceEquals(other, path) && Fault(other) is null && PathText.IsInside(Clean(path), Clean(other))))
            {
                yield return $"“{path}” is inside another path of the list and would be stored twice.";
            }
        }
    }

    private static string? Fault(string? path) => path switch
    {
        null or "" => "A path is empty.",
        _ when path[0] != '/' => $"“{path}” is not an absolute path; begin with “/”.",
        _ when path.Contains('\0') => "A path holds a NUL character.",
        _ when path.Length > 4000 => "A path is longer than 4,000 characters.",
        _ when path.Any(char.IsSurrogate) && !IsText(path) => "A path is not valid text.",
        _ => null,
    };

    private static IEnumerable<string> Patterns(IReadOnlyList<string> patterns)
    {
        if (patterns.Count > MaximumPatterns || patterns.Sum(p => p?.Length ?? 0) > MaximumText)
        {
            yield return $"There are more than {MaximumPatterns} patterns, or they are too long together.";
        }

        foreach (var pattern in patterns)
        {
            if (Refusal(pattern) is { } refusal)
            {
                yield return refusal;
            }
        }
    }

    private static string? Refusal(string? pattern)
    {
        if (string.IsNullOrWhiteSpace(pattern) || pattern.Contains('\0') || !IsText(pattern))
        {
            return "A pattern is empty or no text.";
        }

        try
        {
            ExcludePattern.Parse(pattern);
            return null;
        }
        catch (FormatException e)
        {
            return $"“{pattern}”: {e.Message}";
        }
    }

    private static string Clean(string path) => PathText.Normalize(path);

    private static bool IsText(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)) == text;

    private static void Add(Dictionary<string, string[]> errors, string field, IEnumerable<string> messages)
    {
        var all = messages.Distinct().Take(10).ToArray();
        if (all.Length > 0)
        {
            errors[field] = all;
        }
    }
}
