using System.Text;

namespace BackupApi.Processes;

/// <summary>The only place where text becomes part of a shell command.</summary>
internal static class ShellQuoting
{
    /// <summary>One word of a POSIX shell that means exactly <paramref name="text"/>. Throws ArgumentException for a NUL, which no argument can hold.</summary>
    public static string Quote(string text)
    {
        if (text.Contains('\0'))
            throw new ArgumentException("An argument cannot hold a NUL character.", nameof(text));
        return text.Length > 0 && text.All(IsPlain) ? text : $"'{text.Replace("'", "'\\''")}'";
    }

    /// <summary>A whole script as a <c>sh -c</c> argument in single quotes that every login shell (sh, bash, zsh, fish, csh) reads alike:
    /// everything but plain characters stands as an octal escape, which the inner <c>printf</c> turns back into bytes.
    /// This also carries bytes that are not UTF-8 (see <see cref="RawText"/>).</summary>
    public static string CarryInSingleQuotes(string script) => $"'{Carry(script)}'";

    /// <summary>The same without the quotes around it, for an argument list.</summary>
    public static string Carry(string script)
    {
        var carried = new StringBuilder("eval \"$(printf \"", script.Length * 2);
        foreach (var value in RawText.Encode(script))
        {
            if (IsPlain((char)value) || value is (byte)' ' or (byte)'=' or (byte)'~')
                carried.Append((char)value);
            else
                carried.Append('\\').Append((char)('0' + (value >> 6))).Append((char)('0' + ((value >> 3) & 7))).Append((char)('0' + (value & 7)));
        }
        return carried.Append("\")\"").ToString();
    }

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '/' or ':' or ',' or '@' or '+' or '-';
}
