using System.Globalization;

namespace BackupApi.Engines.Archive;

/// <summary>Reads a tar from its beginning to its end, in bounded memory. What a member's content was not read of is skipped.
/// Throws <see cref="InvalidDataException"/> for what is no whole tar.</summary>
internal sealed class TarReader(Stream tar)
{
    // Names of entries and attributes; far above what a file system allows.
    private const long LongestExtension = 8 << 20;

    private readonly BufferedStream input = new(tar, 1 << 18);
    private readonly byte[] copy = new byte[1 << 18];
    private long left;
    private IReadOnlyList<TarRecord> globals = [];

    /// <summary>The next member, or null at the end.</summary>
    public async Task<TarMember?> NextAsync(CancellationToken cancellationToken)
    {
        await CopyRawAsync(null, cancellationToken);
        using var header = new MemoryStream();
        IReadOnlyList<TarRecord> records = [];
        var extensions = new List<TarRecord>();
        while (true)
        {
            var block = new byte[TarFormat.Block];
            await ReadExactlyAsync(block, cancellationToken);
            if (block.AsSpan().IndexOfAnyExcept((byte)0) < 0) return await EndAsync(cancellationToken);
            if (!TarFormat.IsHeader(block)) throw new InvalidDataException("A header's checksum is wrong.");
            header.Write(block);
            var type = TarFormat.TypeOf(block);
            if (type is not (TarFormat.Extended or TarFormat.Global or TarFormat.LongName or TarFormat.LongLink)) return Translate(header.ToArray(), block, [.. globals, .. extensions, .. records]);
            var content = await ReadExtensionAsync(header, TarFormat.SizeOf(block), cancellationToken);
            if (type == TarFormat.Extended) records = TarFormat.Records(content);
            else if (type == TarFormat.Global) globals = TarFormat.Records(content);
            else extensions.Add(new TarRecord(type == TarFormat.LongName ? "path" : "linkpath", content.AsSpan().TrimEnd((byte)0).ToArray()));
        }
    }

    /// <summary>The content of the last member with its padding, as it lies in the tar.</summary>
    public async Task CopyRawAsync(Stream? destination, CancellationToken cancellationToken)
    {
        while (left > 0)
        {
            var count = await input.ReadAsync(copy.AsMemory(0, (int)Math.Min(copy.Length, left)), cancellationToken);
            if (count == 0) throw new InvalidDataException("The tar ends within a file.");
            left -= count;
            if (destination is not null) await destination.WriteAsync(copy.AsMemory(0, count), cancellationToken);
        }
    }

    /// <summary>The content of the last member as the file holds it, with holes written out.</summary>
    public async Task CopyContentAsync(TarMember member, Stream destination, CancellationToken cancellationToken)
    {
        if (member.IsSparse)
        {
            await CopySparseAsync(member, destination, cancellationToken);
        }
        else
        {
            await CopyAsync(member.StoredBytes, destination, cancellationToken);
        }

        await CopyRawAsync(null, cancellationToken);
    }

    private async Task CopySparseAsync(TarMember member, Stream destination, CancellationToken cancellationToken)
    {
        var before = left;
        var numbers = new List<long>();
        for (var count = await ReadLineAsync(cancellationToken); numbers.Count < count * 2;) numbers.Add(await ReadLineAsync(cancellationToken));
        // The map is padded to a whole block.
        var used = before - left;
        await CopyAsync((TarFormat.Block - used % TarFormat.Block) % TarFormat.Block, Stream.Null, cancellationToken);
        long position = 0;
        for (var i = 0; i < numbers.Count; i += 2)
        {
            await FillAsync(numbers[i] - position, destination, cancellationToken);
            await CopyAsync(numbers[i + 1], destination, cancellationToken);
            position = numbers[i] + numbers[i + 1];
        }

        await FillAsync(member.Entry.Size - position, destination, cancellationToken);
    }

    private async Task<long> ReadLineAsync(CancellationToken cancellationToken)
    {
        long value = 0;
        var one = new byte[1];
        for (var digits = 0; digits < 20; digits++)
        {
            await ReadExactlyAsync(one, cancellationToken);
            left--;
            if (one[0] == '\n') return value;
            if (!char.IsAsciiDigit((char)one[0])) break;
            value = value * 10 + (one[0] - '0');
        }

        throw new InvalidDataException("The map of a sparse file is damaged.");
    }

    private async Task CopyAsync(long bytes, Stream destination, CancellationToken cancellationToken)
    {
        while (bytes > 0)
        {
            var count = await input.ReadAsync(copy.AsMemory(0, (int)Math.Min(copy.Length, bytes)), cancellationToken);
            if (count == 0 || count > left) throw new InvalidDataException("The tar ends within a file.");
            (bytes, left) = (bytes - count, left - count);
            await destination.WriteAsync(copy.AsMemory(0, count), cancellationToken);
        }
    }

    private async Task FillAsync(long bytes, Stream destination, CancellationToken cancellationToken)
    {
        if (bytes < 0) throw new InvalidDataException("The map of a sparse file is damaged.");
        if (bytes > 0) Array.Clear(copy);
        for (; bytes > 0; bytes -= Math.Min(copy.Length, bytes)) await destination.WriteAsync(copy.AsMemory(0, (int)Math.Min(copy.Length, bytes)), cancellationToken);
    }

    private async Task<byte[]> ReadExtensionAsync(MemoryStream header, long size, CancellationToken cancellationToken)
    {
        if (size is < 0 or > LongestExtension) throw new InvalidDataException("An extended header is too long.");
        var padded = new byte[(size + TarFormat.Block - 1) / TarFormat.Block * TarFormat.Block];
        await ReadExactlyAsync(padded, cancellationToken);
        header.Write(padded);
        return padded[..(int)size];
    }

    // Behind the end stands nothing but zeros; it is read, so that whoever gives the tar can prove it.
    private async Task<TarMember?> EndAsync(CancellationToken cancellationToken)
    {
        while (await input.ReadAsync(copy, cancellationToken) > 0) { }
        return null;
    }

    private async Task ReadExactlyAsync(byte[] block, CancellationToken cancellationToken)
    {
        if (await input.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, cancellationToken) < block.Length) throw new InvalidDataException("The tar ends before its end.");
    }

    private TarMember Translate(byte[] header, byte[] block, IReadOnlyList<TarRecord> records)
    {
        long? Find(string key) => records.LastOrDefault(record => record.Key == key) is { } found ? long.Parse(found.Value, CultureInfo.InvariantCulture) : null;
        var isFile = (char)TarFormat.TypeOf(block) is '0' or '7' or '\0';
        var stored = isFile ? Find("size") ?? TarFormat.SizeOf(block) : 0;
        var isSparse = isFile && Find("GNU.sparse.major") == 1;
        left = (stored + TarFormat.Block - 1) / TarFormat.Block * TarFormat.Block;
        return new TarMember(TarFormat.Describe(block, records, isSparse ? Find("GNU.sparse.realsize") ?? stored : stored), header, records, stored, isSparse);
    }
}
