using System.Security.Cryptography;

namespace BackupApi.Tests.PoolTypes;

/// <summary>Bytes that can be made anywhere and never repeat within a part; counts how far it was read, and fails where it is told to.</summary>
internal sealed class PatternStream(long length, long failAt = long.MaxValue) : Stream
{
    private long position;

    public long Taken => Interlocked.Read(ref position);

    public static byte At(long index) => (byte)((index * 2654435761L) >> 13);

    /// <summary>SHA-256 of such content of that length.</summary>
    public static string HashOf(long length)
    {
        using var content = new PatternStream(length);
        return Convert.ToHexString(SHA256.HashData(content));
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        if (position >= failAt) throw new InvalidOperationException("the dump died");
        var count = (int)Math.Min(buffer.Length, Math.Min(length, failAt) - position);
        for (var i = 0; i < count; i++) buffer[i] = At(position + i);
        Interlocked.Add(ref position, count);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
