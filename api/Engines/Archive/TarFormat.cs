using System.Globalization;
using System.Text;

namespace BackupApi.Engines.Archive;

/// <summary>Reads and writes header blocks of POSIX tar (pax) as GNU tar makes them. Names are bytes throughout, which System.Formats.Tar does not keep.</summary>
/// <remarks>https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html, https://www.gnu.org/software/tar/manual/html_node/Standard.html</remarks>
internal static class TarFormat
{
    public const int Block = 512;
    public const byte Extended = (byte)'x';
    public const byte Global = (byte)'g';
    public const byte LongName = (byte)'L';
    public const byte LongLink = (byte)'K';

    private const string Permissions = "rwxrwxrwx";

    public static byte TypeOf(ReadOnlySpan<byte> header) => header[156];

    public static long SizeOf(ReadOnlySpan<byte> header) => Number(header.Slice(124, 12));

    /// <summary>The sum of all bytes, with the field itself counted as spaces.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> header) => Number(header.Slice(148, 8)) == Checksum(header);

    public static IReadOnlyList<TarRecord> Records(ReadOnlySpan<byte> content)
    {
        var records = new List<TarRecord>();
        while (!content.IsEmpty)
        {
            var space = content.IndexOf((byte)' ');
            if (space <= 0 || !int.TryParse(content[..space], CultureInfo.InvariantCulture, out var length) || length <= space + 2 || length > content.Length) throw new InvalidDataException("An extended header is damaged.");
            var record = content[(space + 1)..(length - 1)];
            var equals = record.IndexOf((byte)'=');
            if (equals < 0) throw new InvalidDataException("An extended header is damaged.");
            records.Add(new TarRecord(Encoding.UTF8.GetString(record[..equals]), record[(equals + 1)..].ToArray()));
            content = content[length..];
        }

        return records;
    }

    /// <summary>The entry that a header and what extends it describe. Sizes of sparse files are those that they have when unpacked.</summary>
    public static BackupEntry Describe(ReadOnlySpan<byte> header, IReadOnlyList<TarRecord> records, long size)
    {
        byte[]? Find(string key) => records.LastOrDefault(record => record.Key == key)?.Value;
        var type = (char)TypeOf(header) switch { '1' => BackupEntryType.Hardlink, '2' => BackupEntryType.Symlink, '3' or '4' => BackupEntryType.Device, '5' => BackupEntryType.Folder, '6' => BackupEntryType.Fifo, _ => BackupEntryType.File };
        var link = type is BackupEntryType.Hardlink or BackupEntryType.Symlink ? Find("linkpath") ?? Text(header.Slice(157, 100)) : null;
        var owner = Find("uname") ?? Text(header.Slice(265, 32));
        var group = Find("gname") ?? Text(header.Slice(297, 32));
        return new BackupEntry(
            Clean(Find("GNU.sparse.name") ?? Find("path") ?? Name(header)), type, size, Time(Find("mtime")) ?? DateTimeOffset.UnixEpoch.AddSeconds(Number(header.Slice(136, 12))), Mode(header, type),
            owner.Length > 0 ? Encoding.UTF8.GetString(owner) : Id(Find("uid"), header.Slice(108, 8)), group.Length > 0 ? Encoding.UTF8.GetString(group) : Id(Find("gid"), header.Slice(116, 8)),
            type == BackupEntryType.Hardlink ? Clean(link!) : link);
    }

    /// <summary>An extended header with its content, to stand before the header that it extends.</summary>
    public static byte[] Write(IEnumerable<TarRecord> records)
    {
        using var content = new MemoryStream();
        foreach (var record in records) content.Write(Encode(record));
        var padded = new byte[Block + (content.Length + Block - 1) / Block * Block];
        WriteHeader("PaxHeader", Extended, 0x1A4, content.Length, DateTimeOffset.UnixEpoch).CopyTo(padded, 0);
        content.GetBuffer().AsSpan(0, (int)content.Length).CopyTo(padded.AsSpan(Block));
        return padded;
    }

    /// <summary>A header of its own. What does not fit (long names, sizes from 8 GiB on) belongs into records before it.</summary>
    public static byte[] WriteHeader(string name, byte type, int mode, long size, DateTimeOffset modifiedAt)
    {
        var header = new byte[Block];
        Encoding.ASCII.GetBytes(name).CopyTo(header, 0);
        WriteOctal(header.AsSpan(100, 8), mode);
        WriteOctal(header.AsSpan(108, 8), 0);
        WriteOctal(header.AsSpan(116, 8), 0);
        WriteOctal(header.AsSpan(124, 12), size > 0x1_FFFF_FFFF ? 0 : size);
        WriteOctal(header.AsSpan(136, 12), Math.Max(0, modifiedAt.ToUnixTimeSeconds()));
        header[156] = type;
        "ustar\0"u8.CopyTo(header.AsSpan(257));
        "00"u8.CopyTo(header.AsSpan(263));
        Seal(header);
        return header;
    }

    /// <summary>The same header under a plain name: the real one stands in the records before it.</summary>
    public static byte[] Rename(ReadOnlySpan<byte> header)
    {
        var renamed = header.ToArray();
        renamed.AsSpan(0, 100).Clear();
        renamed.AsSpan(345, 155).Clear();
        "file"u8.CopyTo(renamed);
        Seal(renamed);
        return renamed;
    }

    private static void Seal(byte[] header)
    {
        WriteOctal(header.AsSpan(148, 7), Checksum(header));
        header[155] = (byte)' ';
    }

    // Its length counts its own digits.
    private static byte[] Encode(TarRecord record)
    {
        var rest = Encoding.UTF8.GetByteCount(record.Key) + record.Value.Length + 3;
        var length = rest + rest.ToString(CultureInfo.InvariantCulture).Length;
        if (rest + length.ToString(CultureInfo.InvariantCulture).Length != length) length = rest + length.ToString(CultureInfo.InvariantCulture).Length;
        return [.. Encoding.UTF8.GetBytes($"{length} {record.Key}="), .. record.Value, (byte)'\n'];
    }

    private static void WriteOctal(Span<byte> field, long value)
    {
        var digits = Convert.ToString(value, 8).PadLeft(field.Length - 1, '0');
        Encoding.ASCII.GetBytes(digits, field);
        field[^1] = 0;
    }

    private static int Checksum(ReadOnlySpan<byte> header)
    {
        var sum = 8 * ' ';
        for (var i = 0; i < Block; i++) sum += i is >= 148 and < 156 ? 0 : header[i];
        return sum;
    }

    // Octal digits, or from the first bit on a binary number for what these cannot hold.
    private static long Number(ReadOnlySpan<byte> field)
    {
        long value = 0;
        if ((field[0] & 0x80) != 0)
        {
            value = field[0] == 0xFF ? -1 : field[0] & 0x3F;
            foreach (var next in field[1..]) value = (value << 8) | next;
            return value;
        }

        foreach (var next in field.TrimStart((byte)' '))
        {
            if (next is < (byte)'0' or > (byte)'7') break;
            value = (value << 3) | (long)(next - '0');
        }

        return value;
    }

    private static DateTimeOffset? Time(byte[]? seconds) => seconds is not null && decimal.TryParse(seconds, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        ? DateTimeOffset.UnixEpoch.AddTicks((long)decimal.Floor(value * TimeSpan.TicksPerSecond))
        : null;

    private static string Mode(ReadOnlySpan<byte> header, BackupEntryType type)
    {
        var bits = (int)Number(header.Slice(100, 8));
        var kind = type switch { BackupEntryType.Folder => 'd', BackupEntryType.Symlink => 'l', BackupEntryType.Hardlink => 'h', BackupEntryType.Fifo => 'p', BackupEntryType.Device => TypeOf(header) == '3' ? 'c' : 'b', _ => '-' };
        var mode = (kind + Permissions).ToCharArray();
        for (var i = 0; i < 9; i++) if ((bits & (0x100 >> i)) == 0) mode[i + 1] = '-';
        Special(mode, 3, bits & 0x800, 's');
        Special(mode, 6, bits & 0x400, 's');
        Special(mode, 9, bits & 0x200, 't');
        return new string(mode);
    }

    private static void Special(char[] mode, int at, int bit, char letter)
    {
        if (bit != 0) mode[at] = mode[at] == 'x' ? letter : char.ToUpperInvariant(letter);
    }

    private static string Id(byte[]? record, ReadOnlySpan<byte> field) => record is null ? Number(field).ToString(CultureInfo.InvariantCulture) : Encoding.ASCII.GetString(record);

    private static byte[] Name(ReadOnlySpan<byte> header)
    {
        var (prefix, name) = (header[257..262].SequenceEqual("ustar"u8) ? Text(header.Slice(345, 155)) : [], Text(header[..100]));
        return prefix.Length == 0 ? name : [.. prefix, (byte)'/', .. name];
    }

    private static byte[] Text(ReadOnlySpan<byte> field) => (field.IndexOf((byte)0) is var end && end < 0 ? field : field[..end]).ToArray();

    // As engines name entries: relative, and folders without a last slash. The root itself is ".".
    private static byte[] Clean(byte[] path)
    {
        var clean = path.AsSpan().TrimEnd((byte)'/');
        while (clean.StartsWith("./"u8)) clean = clean[2..].TrimStart((byte)'/');
        clean = clean.TrimStart((byte)'/');
        return clean.IsEmpty ? "."u8.ToArray() : clean.ToArray();
    }
}
