using System.Text.RegularExpressions;

namespace BackupApi.SourceTypes;

/// <summary>One exclude pattern, read and matched as borg does it (its documentation: "borg help patterns"; a test holds both against each other).
/// A folder that matches is left out with everything below it.</summary>
internal sealed class ExcludePattern
{
    // A pattern of a person must not stop the service.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly Func<string, bool> matches;

    private ExcludePattern(string text, Func<string, bool> matches)
    {
        Text = text;
        this.matches = matches;
    }

    public string Text { get; }

    /// <summary>Throws FormatException with a sentence when borg would refuse the pattern.</summary>
    public static ExcludePattern Parse(string text)
    {
        var (style, pattern) = Split(text);
        try
        {
            return new ExcludePattern(text, style switch
            {
                "fm" => Glob(pattern, GlobTranslation.Fnmatch, "/*"),
                "sh" => Glob(pattern, GlobTranslation.Shell, "/**/*"),
                "re" => Expression(GlobTranslation.PythonRegex(pattern)).IsMatch,
                "pp" => Prefix(pattern),
                "pf" => Full(pattern),
                _ => throw new FormatException($"The pattern style “{style}:” is unknown; there are fm:, sh:, re:, pp: and pf:."),
            });
        }
        catch (RegexParseException e)
        {
            throw new FormatException($"The pattern is not understood: {e.Message}", e);
        }
    }

    /// <param name="path">Absolute, as <see cref="Processes.RawText"/> writes it.</param>
    public bool Matches(string path) => matches(path.TrimStart('/'));

    private static (string Style, string Pattern) Split(string text) =>
        text.Length > 2 && text[2] == ':' && char.IsLetterOrDigit(text[0]) && char.IsLetterOrDigit(text[1]) ? (text[..2], text[3..]) : ("fm", text);

    // A trailing slash leaves the folder itself in, and only its content out.
    private static Func<string, bool> Glob(string pattern, Func<string, string> translate, string below)
    {
        var whole = pattern.EndsWith('/') ? PathText.Normalize(pattern).TrimEnd('/') + below + "/" : PathText.Normalize(pattern) + below;
        var expression = Expression(translate(whole.TrimStart('/')));
        return path => expression.IsMatch(path + "/");
    }

    private static Func<string, bool> Prefix(string pattern)
    {
        var start = (PathText.Normalize(pattern).TrimEnd('/') + "/").TrimStart('/');
        return path => (path + "/").StartsWith(start, StringComparison.Ordinal);
    }

    private static Func<string, bool> Full(string pattern)
    {
        var full = PathText.Normalize(pattern).TrimStart('/');
        return path => path == full;
    }

    private static Regex Expression(string pattern) => new(pattern, RegexOptions.CultureInvariant, Patience);
}
