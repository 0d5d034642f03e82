using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace BackupApi.Engines.Borg;

/// <summary>Writes pattern files that name raw paths. A pattern file is text, one pattern per line, stripped of spaces; so every byte that is not
/// a plain ASCII letter or digit is written as an escape of Python's regular expressions, and no name can become a pattern of its own.</summary>
internal static class BorgPatterns
{
    /// <summary>Takes the paths and all below them, and nothing else.</summary>
    public static string Only(IReadOnlyList<byte[]> paths)
    {
        var lines = new StringBuilder();
        foreach (var part in paths.Chunk(500))
        {
            lines.Append("+ re:^(?:").AppendJoin('|', part.Select(Escape)).Append(")(?:/|\\Z)\n");
        }

        return lines.Append("- re:\n").ToString();
    }

    /// <summary>One file, and not what may stand below a folder of that name.</summary>
    public static string Exactly(byte[] path) => $"+ re:^{Escape(path)}\\Z\n- re:\n";

    /// <summary>Leaves one path out, but not what is below it. Names that are plain text use borg's table of full paths, which stays quick with 100,000 of them.</summary>
    public static string Without(byte[] path) => IsPlain(path) ? $"- pf:{Encoding.UTF8.GetString(path)}\n" : $"- re:^{Escape(path)}\\Z\n";

    internal static string Escape(byte[] path)
    {
        var text = new StringBuilder(path.Length * 2);
        var rest = path.AsSpan();
        while (rest.Length > 0)
        {
            var valid = Rune.DecodeFromUtf8(rest, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (!valid)
            {
                length = 1;
            }

            Append(text, valid ? rune.Value : 0xDC00 | rest[0]);
            rest = rest[length..];
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, int codePoint)
    {
        if (codePoint < 128 && (char.IsAsciiLetterOrDigit((char)codePoint) || codePoint is '/' or '_'))
        {
            text.Append((char)codePoint);
            return;
        }

        text.Append(codePoint > 0xFFFF ? "\\U" : "\\u").Append(codePoint.ToString(codePoint > 0xFFFF ? "x8" : "x4", CultureInfo.InvariantCulture));
    }

    // Borg reads a pattern file as UTF-8 text, strips each line and normalizes the path.
    private static bool IsPlain(byte[] path)
    {
        if (!Utf8.IsValid(path))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(path);
        return text.Length > 0 && !text.Any(char.IsControl) && !char.IsWhiteSpace(text[^1]) && text.Split('/').All(part => part is not ("" or "." or ".."));
    }
}
