using System.Globalization;
using System.Text;

namespace BackupApi.Engines.Restic;

/// <summary>Goes through the members of a tar stream, whose names keep their bytes (System.Formats.Tar reads them as text).</summary>
internal sealed class TarFiles(Stream tar)
{
    private const int Block = 512;

    private readonly byte[] header = new byte[Block];
    private readonly MemoryStream headers = new();
    private long left;
    private long padding;

    /// <summary>Everything that stands before the content of the current member.</summary>
    public ReadOnlyMemory<byte> Headers => headers.GetBuffer().AsMemory(0, (int)headers.Length);

    /// <summary>The next member that is a file or folder of any kind, with its content to be read by <see cref="ReadAsync"/>; null at the end.</summary>
    public async Task<(byte[] Path, long Size)?> NextAsync(CancellationToken cancellationToken)
    {
        byte[]? longName = null;
        headers.SetLength(0);
        while (true)
        {
            await SkipAsync(cancellationToken);
            if (!await FillAsync(header, cancellationToken) || header[0] == 0) return null;
            headers.Write(header);
            var size = Number(header.AsSpan(124, 12));
            (left, padding) = (size, (Block - size % Block) % Block);
            switch ((char)header[156])
            {
                case 'x':
                    longName = PathIn(await WholeAsync(size, cancellationToken)) ?? longName;
                    break;
                case 'L':
                    longName = Text(await WholeAsync(size, cancellationToken));
                    break;
                case 'g':
                    break;
                default:
                    return (longName ?? Name(), size);
            }
        }
    }

    /// <summary>The member's content; 0 at its end.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (left == 0) return 0;
        var read = await tar.ReadAsync(buffer[..(int)Math.Min(buffer.Length, left)], cancellationToken);
        left -= read;
        return read > 0 ? read : throw new EndOfStreamException();
    }

    private async Task SkipAsync(CancellationToken cancellationToken)
    {
        var waste = new byte[Math.Min(64 * 1024, Math.Max(1, left + padding))];
        (left, padding) = (left + padding, 0);
        while (left > 0) await ReadAsync(waste, cancellationToken);
    }

    private async Task<byte[]> WholeAsync(long size, CancellationToken cancellationToken)
    {
        var content = new byte[size];
        for (var at = 0; at < content.Length;) at += await ReadAsync(content.AsMemory(at), cancellationToken);
        headers.Write(content);
        headers.Write(new byte[padding]);
        return content;
    }

    // The end of the stream where a member should begin is the end; in the middle of one it is a fault.
    private async Task<bool> FillAsync(Memory<byte> buffer, CancellationToken cancellationToken) => await tar.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken) == buffer.Length;

    private byte[] Name()
    {
        var name = Text(header.AsSpan(0, 100));
        var prefix = header.AsSpan(257, 6).SequenceEqual("ustar\0"u8) ? Text(header.AsSpan(345, 155)) : [];
        return prefix.Length == 0 ? name : [.. prefix, (byte)'/', .. name];
    }

    // Records are "LENGTH key=value\n".
    private static byte[]? PathIn(byte[] records)
    {
        byte[]? path = null;
        for (var at = 0; at < records.Length;)
        {
            var space = Array.IndexOf(records, (byte)' ', at);
            var length = int.Parse(Encoding.ASCII.GetString(records, at, space - at), CultureInfo.InvariantCulture);
            var record = records.AsSpan(space + 1, at + length - space - 2);
            if (record.StartsWith("path="u8)) path = record[5..].ToArray();
            at += length;
        }

        return path;
    }

    private static long Number(ReadOnlySpan<byte> field)
    {
        long value = 0;
        if ((field[0] & 0x80) != 0)
        {
            foreach (var next in field[1..]) value = (value << 8) | next;
            return value;
        }

        foreach (var digit in field)
        {
            if (digit is >= (byte)'0' and <= (byte)'7') value = value * 8 + digit - '0';
        }

        return value;
    }

    private static byte[] Text(ReadOnlySpan<byte> field) => (field.IndexOf((byte)0) is >= 0 and var end ? field[..end] : field).ToArray();
}
