using System.Text;

namespace BackupApi.Engines.Restic;

/// <summary>Writes the exclude patterns of a source, which are borg's, as restic's. Restic matches name by name ("*" stays within one, "**" crosses several) and leaves out
/// what is below a match; patterns here always begin at the root. Regular expressions have no counterpart and are refused.
/// Borg's "?" and "[…]" also match a "/", which nobody means; here they do not.</summary>
internal static class ResticExcludes
{
    /// <summary>Each "*" that may cross folders doubles the number of patterns.</summary>
    private const int MostStars = 4;

    /// <summary>Throws <see cref="EngineException"/> (invalid) that names the pattern.</summary>
    public static IReadOnlyList<string> Translate(IEnumerable<string> patterns) => [.. patterns.SelectMany(Translate).Distinct()];

    /// <summary>A path as a pattern that matches itself alone.</summary>
    public static string Literal(string path) => string.Concat(path.Select(c => c is '*' or '?' or '[' or '\\' ? $"\\{c}" : c.ToString()));

    private static IEnumerable<string> Translate(string pattern)
    {
        var isStyled = pattern.Length > 2 && pattern[2] == ':' && char.IsLetterOrDigit(pattern[0]) && char.IsLetterOrDigit(pattern[1]);
        var (style, text) = isStyled ? (pattern[..2], pattern[3..]) : ("fm", pattern);
        return style switch
        {
            "pp" or "pf" => ["/" + Literal(Clean(text))],
            "fm" => Crossing(pattern, text),
            "sh" => [Shell(pattern, text)],
            "re" => throw ResticProblems.NotTranslated(pattern, "restic knows no regular expressions."),
            _ => throw ResticProblems.NotTranslated(pattern, $"the style “{style}:” is unknown."),
        };
    }

    // Borg's default style: "*" crosses folders, so it is either within one name or has any number of folders in it.
    private static IEnumerable<string> Crossing(string pattern, string text)
    {
        var pieces = Convert(pattern, CleanGlob(text)).Split('*');
        for (var i = pieces.Length - 2; i > 0; i--)
        {
            if (pieces[i].Length == 0) pieces = [.. pieces[..i], .. pieces[(i + 1)..]]; // "**" means no more than "*" here
        }

        if (pieces.Length - 1 > MostStars) throw ResticProblems.NotTranslated(pattern, $"it has more than {MostStars} “*”.");
        var variants = new List<string> { "/" + pieces[0] };
        foreach (var piece in pieces.Skip(1)) variants = [.. variants.SelectMany(start => (string[])[$"{start}*{piece}", $"{start}*/**/*{piece}"])];
        return variants;
    }

    private static string Shell(string pattern, string text)
    {
        var clean = CleanGlob(text);
        if (clean.Split('/').Any(name => name.Contains("**", StringComparison.Ordinal) && name != "**")) throw ResticProblems.NotTranslated(pattern, "“**” must stand alone between two “/”.");
        return "/" + Convert(pattern, clean);
    }

    // A trailing slash leaves the folder itself in, and only its content out.
    private static string CleanGlob(string text) => Clean(text) + (text.EndsWith('/') ? "/*" : "");

    private static string Clean(string path) => string.Join('/', path.Split('/').Where(name => name is not ("" or ".")));

    private static string Convert(string pattern, string glob)
    {
        var text = new StringBuilder();
        for (var i = 0; i < glob.Length; i++)
        {
            var end = glob[i] == '[' && i + 2 < glob.Length ? glob.IndexOf(']', i + (glob[i + 1] == '!' ? 3 : 2)) : -1;
            if (end > 0)
            {
                text.Append(Class(pattern, glob[(i + 1)..end]));
                i = end;
            }
            else
            {
                // An unclosed bracket is itself.
                text.Append(glob[i] is '[' or '\\' ? $"\\{glob[i]}" : glob[i].ToString());
            }
        }

        return text.ToString();
    }

    private static string Class(string pattern, string content)
    {
        if (content.Contains('*')) throw ResticProblems.NotTranslated(pattern, "it has a “*” between brackets.");
        var isNot = content[0] == '!';
        var members = isNot ? content[1..] : content;
        var text = new StringBuilder(isNot ? "[^" : "[");
        for (var i = 0; i < members.Length; i++)
        {
            var isRange = members[i] == '-' && i > 0 && i < members.Length - 1;
            text.Append(isRange ? "-" : members[i] is '\\' or ']' or '[' or '^' or '-' ? $"\\{members[i]}" : members[i].ToString());
        }

        return text.Append(']').ToString();
    }
}
