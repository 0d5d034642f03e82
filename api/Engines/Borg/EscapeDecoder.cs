namespace BackupApi.Engines.Borg;

/// <summary>Undoes Python's "unicode_escape" encoding byte by byte, so that an escape may fall on the border of two buffers.
/// Borg writes its lists in that encoding when asked (PYTHONIOENCODING), because every other one loses the bytes of names that are not UTF-8.</summary>
internal struct EscapeDecoder
{
    private int digitsLeft;
    private int value;
    private bool escaped;

    /// <summary>True when a whole code point is there; it may be a lone surrogate.</summary>
    public bool TryPush(byte next, out int codePoint)
    {
        codePoint = 0;
        if (digitsLeft > 0)
        {
            value = (value << 4) + Digit(next);
            codePoint = value;
            return --digitsLeft == 0;
        }

        if (escaped)
        {
            escaped = false;
            return Begin(next, out codePoint);
        }

        escaped = next == '\\';
        codePoint = next;
        return !escaped;
    }

    private bool Begin(byte kind, out int codePoint)
    {
        value = 0;
        digitsLeft = kind switch { (byte)'x' => 2, (byte)'u' => 4, (byte)'U' => 8, _ => 0 };
        codePoint = kind switch { (byte)'n' => '\n', (byte)'r' => '\r', (byte)'t' => '\t', _ => kind };
        return digitsLeft == 0;
    }

    private static int Digit(byte digit) => char.IsAsciiHexDigit((char)digit)
        ? digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10
        : throw new FormatException("A list of borg holds an escape that is none.");
}
