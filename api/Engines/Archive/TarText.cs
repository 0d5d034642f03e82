using System.Text;

namespace BackupApi.Engines.Archive;

/// <summary>Names as GNU tar prints them in quoting style "escape".</summary>
internal static class TarText
{
    private const string Letters = "abfnrtv";
    private const string Controls = "\a\b\f\n\r\t\v";

    public static byte[] Unescape(string text)
    {
        var bytes = new List<byte>(text.Length);
        var raw = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 == raw.Length)
            {
                bytes.Add(raw[i]);
            }
            else if (IsOctal(raw, i + 1))
            {
                bytes.Add((byte)(((raw[i + 1] - '0') << 6) | ((raw[i + 2] - '0') << 3) | (raw[i + 3] - '0')));
                i += 3;
            }
            else
            {
                var letter = Letters.IndexOf((char)raw[++i]);
                bytes.Add(letter < 0 ? raw[i] : (byte)Controls[letter]);
            }
        }

        return [.. bytes];
    }

    /// <summary>A message's name and at most two parts behind it, parted by ": ". A backslash keeps the character behind it from meaning anything.</summary>
    public static string[] Split(string message)
    {
        for (var i = 0; i < message.Length - 1; i += message[i] == '\\' ? 2 : 1)
        {
            if (message[i] == ':' && message[i + 1] == ' ') return [message[..i], .. message[(i + 2)..].Split(": ", 2)];
        }

        return [message];
    }

    private static bool IsOctal(byte[] raw, int start) => start + 3 <= raw.Length && raw.AsSpan(start, 3).IndexOfAnyExceptInRange((byte)'0', (byte)'7') < 0;
}
