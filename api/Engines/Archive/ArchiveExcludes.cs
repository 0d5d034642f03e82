using BackupApi.Problems;

namespace BackupApi.Engines.Archive;

/// <summary>Turns the patterns of sources into excludes of GNU tar. They are matched against whole absolute paths, as sources mean them; what tar has no means for is refused.</summary>
internal static class ArchiveExcludes
{
    /// <exception cref="EngineException">invalid: a pattern that tar cannot follow.</exception>
    public static IEnumerable<string> Options(IReadOnlyList<string> patterns) =>
        patterns.Count == 0 ? [] : [.. patterns.SelectMany(Option)];

    /// <summary>Without doubled or last slashes and without "." and "..", because tar keeps names as they are given.</summary>
    public static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..") parts.Add(part);
            else if (parts.Count > 0) parts.RemoveAt(parts.Count - 1);
        }

        return "/" + string.Join('/', parts);
    }

    private static string[] Option(string text)
    {
        var (style, pattern) = text.Length > 2 && text[2] == ':' && char.IsLetterOrDigit(text[0]) && char.IsLetterOrDigit(text[1]) ? (text[..2], text[3..]) : ("fm", text);
        return style switch
        {
            "fm" => Glob(pattern, deep: true),
            "sh" => Shell(text, pattern),
            "pp" or "pf" => ["--anchored", "--no-wildcards", $"--exclude={Normalize(pattern)}"],
            _ => throw Refused(text, "tar knows no regular expressions"),
        };
    }

    // Only what stands before a star that is to cross slashes may hold none that is not.
    private static string[] Shell(string text, string pattern)
    {
        var rest = pattern.StartsWith("/**/", StringComparison.Ordinal) ? pattern[4..] : pattern.StartsWith("**/", StringComparison.Ordinal) ? pattern[3..] : null;
        if (rest is null && !pattern.Contains("**/", StringComparison.Ordinal)) return Glob(pattern, deep: false);
        // In one single name at the end of a path, a star meets no slash that would make a difference.
        if (rest is not null && !rest.TrimEnd('/').Contains('/', StringComparison.Ordinal)) return Glob("*/" + rest, deep: true);
        throw Refused(text, "tar knows “**/” only before the last name of a path");
    }

    private static string[] Glob(string pattern, bool deep)
    {
        if (pattern.Contains("[[:", StringComparison.Ordinal) || pattern.Contains("[[.", StringComparison.Ordinal) || pattern.Contains("[[=", StringComparison.Ordinal))
            throw Refused(pattern, "tar reads “[[:” otherwise than borg");
        // A last slash leaves the folder itself in, and only its content out.
        var whole = Normalize(pattern) + (pattern.EndsWith('/') ? "/*" : "");
        return ["--anchored", "--wildcards", deep ? "--wildcards-match-slash" : "--no-wildcards-match-slash", $"--exclude={whole.Replace(@"\", @"\\", StringComparison.Ordinal)}"];
    }

    private static EngineException Refused(string pattern, string why) => new(ProblemCodes.Invalid,
        $"The archive engine cannot follow the exclude pattern “{pattern}”: {why}.", "Write it as a plain glob (“*.tmp”, “/home/*/.cache”), or back this source up with another engine.");
}
