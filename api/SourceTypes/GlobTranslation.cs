using System.Text;
using System.Text.RegularExpressions;

namespace BackupApi.SourceTypes;

/// <summary>Turns the globs of borg into expressions of .NET.</summary>
internal static class GlobTranslation
{
    // One character of Python may be two of .NET.
    private const string AnyCharacter = "(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|.)";
    private const string AnyButSlash = "(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^/])";

    /// <summary>Style "fm": * and ? also stand for slashes.</summary>
    public static string Fnmatch(string glob) => Translate(glob, ".*", AnyCharacter, hasDeepStar: false);

    /// <summary>Style "sh": * and ? stop at slashes, **/ stands for any number of folders.</summary>
    public static string Shell(string glob) => Translate(glob, "[^/]*", AnyButSlash, hasDeepStar: true);

    /// <summary>What Python writes otherwise than .NET.</summary>
    public static string PythonRegex(string pattern) =>
        pattern.Replace(@"\Z", @"\z", StringComparison.Ordinal).Replace("(?P<", "(?<", StringComparison.Ordinal);

    private static string Translate(string glob, string star, string any, bool hasDeepStar)
    {
        var expression = new StringBuilder(@"\A(?s:");
        for (var i = 0; i < glob.Length; i++)
        {
            if (hasDeepStar && string.CompareOrdinal(glob, i, "**/", 0, 3) == 0)
            {
                expression.Append("(?:[^/]*/)*");
                i += 2;
            }
            else if (glob[i] == '*')
            {
                expression.Append(star);
            }
            else if (glob[i] == '?')
            {
                expression.Append(any);
            }
            else if (glob[i] == '[' && EndOfSet(glob, i) is var end && end > 0)
            {
                expression.Append(Set(glob[(i + 1)..end]));
                i = end;
            }
            else
            {
                expression.Append(Regex.Escape(glob[i].ToString()).Replace("]", @"\]", StringComparison.Ordinal));
            }
        }

        return expression.Append(@")\z").ToString();
    }

    // A "]" that comes first belongs to the set. Without an end, "[" stands for itself.
    private static int EndOfSet(string glob, int start)
    {
        var i = start + 1;
        i += i < glob.Length && glob[i] == '!' ? 1 : 0;
        i += i < glob.Length && glob[i] == ']' ? 1 : 0;
        return i < glob.Length ? glob.IndexOf(']', i) : -1;
    }

    private static string Set(string members)
    {
        var negated = members.StartsWith('!');
        var text = new StringBuilder(negated ? "[^" : "[");
        foreach (var c in negated ? members.AsSpan(1) : members)
        {
            text.Append(c is '\\' or '[' or ']' or '^' ? $@"\{c}" : c.ToString());
        }

        return text.Append(']').ToString();
    }
}
