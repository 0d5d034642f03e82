using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace BackupApi.Storage.S3;

/// <summary>One part of an upload in memory, from where it is sent again when it was lost on the way. Takes its pieces from a store that the parts of one upload share.</summary>
internal sealed class PartBuffer(ConcurrentBag<byte[]> store)
{
    public const int PieceSize = 1 << 20;

    private readonly List<byte[]> pieces = [];

    public long Length { get; private set; }

    /// <summary>Of its content, once it is filled; 16 bytes.</summary>
    public byte[] Md5 { get; private set; } = [];

    /// <summary>Takes at most so many bytes. Fewer mean that the content has ended. What reading throws is passed on as it is.</summary>
    public async Task FillAsync(Stream content, long size, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        int count;
        do
        {
            if (Length == (long)pieces.Count * PieceSize) pieces.Add(store.TryTake(out var piece) ? piece : GC.AllocateUninitializedArray<byte>(PieceSize));
            var free = pieces[^1].AsMemory((int)(Length % PieceSize));
            var wanted = (int)Math.Min(free.Length, size - Length);
            count = await content.ReadAsync(free[..wanted], cancellationToken);
            hash.AppendData(free.Span[..count]);
            Length += count;
        }
        while (count > 0 && Length < size);
        Md5 = hash.GetHashAndReset();
    }

    public void GiveBack()
    {
        pieces.ForEach(store.Add);
        pieces.Clear();
    }

    /// <summary>Its content from the start.</summary>
    /// <param name="moved">Called whenever some of it was taken.</param>
    public Stream Read(Action moved) => new Reader(this, moved);

    private sealed class Reader(PartBuffer part, Action moved) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => part.Length;
        public override long Position { get; set; }

        public override int Read(Span<byte> buffer)
        {
            moved();
            if (Position >= Length || buffer.Length == 0) return 0;
            var start = (int)(Position % PieceSize);
            var count = (int)Math.Min(Math.Min(buffer.Length, PieceSize - start), Length - Position);
            part.pieces[(int)(Position / PieceSize)].AsSpan(start, count).CopyTo(buffer);
            Position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : ValueTask.FromResult(Read(buffer.Span));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override long Seek(long offset, SeekOrigin origin) => Position = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => Position + offset, _ => Length + offset };

        public override void Flush() { }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
