using System.Text;
using System.Text.RegularExpressions;

namespace BackupApi.SourceTypes.PostgreSql;

/// <summary>Reads of a dump's beginning how its database was made. The table of contents stands there in clear, the database among its first entries.</summary>
internal static partial class PostgreSqlArchive
{
    private static readonly byte[] Magic = "PGDMP"u8.ToArray();

    public static bool IsOne(ReadOnlyMemory<byte> head) => head.Span.StartsWith(Magic);

    /// <summary>Encoding and locale for "create database"; empty when the dump does not say.</summary>
    public static string CreateOptions(ReadOnlyMemory<byte> head)
    {
        var text = Encoding.Latin1.GetString(head.Span);
        var start = text.IndexOf("\nCREATE DATABASE ", StringComparison.Ordinal) is >= 0 and var line ? line : text.IndexOf("CREATE DATABASE ", StringComparison.Ordinal);
        if (start < 0 || text.IndexOf(" WITH TEMPLATE = template0 ", start, StringComparison.Ordinal) is not (>= 0 and var options)) return "";
        var end = text.IndexOf(";\n", options, StringComparison.Ordinal);
        return end < 0 ? "" : string.Join(' ', Option().Matches(text[options..end]).Select(match => match.Value));
    }

    // Where it lay (TABLESPACE) and what version its collations had are the other server's.
    [GeneratedRegex(@"\b(ENCODING|LOCALE_PROVIDER|LOCALE|LC_COLLATE|LC_CTYPE|ICU_LOCALE|BUILTIN_LOCALE|ICU_RULES) = ('[^'\\\x00-\x1f]*'|\w+)")]
    private static partial Regex Option();
}
