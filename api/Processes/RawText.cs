using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace BackupApi.Processes;

/// <summary>Text that can hold any bytes, because file names on Linux are bytes: every byte that is not UTF-8 stands as one character
/// U+DC80…U+DCFF, the way Python's surrogateescape does it. <see cref="CommandLine"/> arguments of that form reach the program as the original bytes.
/// Such text must not go into JSON or the database; show it with <see cref="Display"/>.</summary>
public static class RawText
{
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) == OperationStatus.Done)
                text.Append(rune.ToString());
            else
                text.Append((char)(0xDC00 + bytes[consumed = 0]));
            bytes = bytes[Math.Max(1, consumed)..];
        }
        return text.ToString();
    }

    /// <summary>The bytes of a text from <see cref="Decode"/>, or plain UTF-8. Throws ArgumentException for surrogates that stand for no byte.</summary>
    public static byte[] Encode(string text)
    {
        var bytes = new List<byte>(text.Length + 16);
        Span<byte> buffer = stackalloc byte[4];
        for (var i = 0; i < text.Length;)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                bytes.AddRange(buffer[..rune.EncodeToUtf8(buffer)]);
                i += rune.Utf16SequenceLength;
            }
            else if (text[i] is >= '\uDC80' and <= '\uDCFF')
                bytes.Add((byte)(text[i++] - 0xDC00));
            else
                throw new ArgumentException("The text holds half a surrogate pair.", nameof(text));
        }
        return [.. bytes];
    }

    /// <summary>For people: bytes that are no text become U+FFFD.</summary>
    public static string Display(string text) => Encoding.UTF8.GetString(Encode(text));
}
