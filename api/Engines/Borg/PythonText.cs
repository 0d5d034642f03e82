using System.Buffers;
using System.Text;

namespace BackupApi.Engines.Borg;

/// <summary>Borg is a Python program: bytes of a name that are not UTF-8 travel as lone surrogates U+DC80 to U+DCFF.
/// This turns such code points back into the bytes that stand on the disk.</summary>
internal static class PythonText
{
    /// <summary>The raw bytes of a JSON string token as it stands between its quotes, escapes included.
    /// System.Text.Json refuses lone surrogates, so the escapes are read here.</summary>
    public static byte[] FromJson(ReadOnlySpan<byte> escaped)
    {
        var bytes = new ArrayBufferWriter<byte>(Math.Max(escaped.Length, 1));
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                Append(bytes, escaped[i]);
                continue;
            }

            i++;
            if (escaped[i] != 'u')
            {
                Append(bytes, Simple(escaped[i]));
                continue;
            }

            var unit = Hex(escaped.Slice(i + 1, 4));
            i += 4;
            if (char.IsHighSurrogate((char)unit) && i + 6 < escaped.Length && escaped[i + 1] == '\\' && escaped[i + 2] == 'u'
                && Hex(escaped.Slice(i + 3, 4)) is var low && char.IsLowSurrogate((char)low))
            {
                unit = char.ConvertToUtf32((char)unit, (char)low);
                i += 6;
            }

            AppendCodePoint(bytes, unit);
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>What a person sees: bytes that are not UTF-8 become U+FFFD.</summary>
    public static string Display(ReadOnlySpan<byte> raw) => Encoding.UTF8.GetString(raw);

    public static void AppendCodePoint(IBufferWriter<byte> bytes, int codePoint)
    {
        if (codePoint is >= 0xDC80 and <= 0xDCFF)
        {
            Append(bytes, (byte)(codePoint & 0xFF));
            return;
        }

        var rune = Rune.IsValid(codePoint) ? new Rune(codePoint) : Rune.ReplacementChar;
        bytes.Advance(rune.EncodeToUtf8(bytes.GetSpan(4)));
    }

    private static byte Simple(byte escape) => escape switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => escape,
    };

    private static int Hex(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            value = (value << 4) + (char.IsAsciiHexDigit((char)digit) ? Convert.ToInt32(((char)digit).ToString(), 16) : 0);
        }

        return value;
    }

    private static void Append(IBufferWriter<byte> bytes, byte value)
    {
        bytes.GetSpan(1)[0] = value;
        bytes.Advance(1);
    }
}
