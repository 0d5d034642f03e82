using BackupApi.Problems;

namespace BackupApi.Storage.Sftp;

/// <summary>A file's content from an offset to its end, with several blocks asked for ahead. A broken download goes on where it broke, as long as the file is the same.</summary>
internal sealed class SftpDownload(SftpSessions sessions, SftpAttempts attempts, SftpPatience patience, string path, long offset) : Stream
{
    private const int BlockSize = 32 * 1024;
    private const int Window = 64;

    private readonly Queue<(Task<SftpReply> Answer, int Asked)> ahead = new();
    private ReadOnlyMemory<byte> rest;
    private SftpSession? session;
    private byte[]? handle;
    private SftpAttributes? version;
    private long position = offset; // of what was given away and lies in "rest"
    private long next;
    private int failures;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => position - rest.Length;
        set => throw new NotSupportedException();
    }

    /// <summary>Throws <see cref="StorageException"/> (storage_object_missing).</summary>
    public Task OpenAsync(CancellationToken cancellationToken) => PersistAsync(() => Task.FromResult(0), cancellationToken);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0) return 0;
        if (rest.IsEmpty) rest = await PersistAsync(() => NextAsync(cancellationToken), cancellationToken);
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        rest = rest[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int start, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(start, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int start, int count) => ReadAsync(buffer.AsMemory(start, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush() { }

    public override long Seek(long start, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int start, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await ReleaseAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _ = ReleaseAsync();
        base.Dispose(disposing);
    }

    private async Task<T> PersistAsync<T>(Func<Task<T>> act, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if (handle is null) await ConnectAsync(cancellationToken);
                return await act();
            }
            catch (SftpRefusal refusal)
            {
                throw await attempts.ExplainAsync(session!, refusal, path, "cannot be read", cancellationToken);
            }
            catch (StorageException exception) when (exception.IsTransient && ++failures <= patience.Retries)
            {
                await LoseAsync();
                await Task.Delay(patience.Pause(failures), cancellationToken);
            }
        }
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        session ??= await sessions.TakeAsync(patience, cancellationToken);
        var opened = await session.OpenAsync(path, SftpFiles.Read, cancellationToken);
        var found = await session.StatAsync(opened, cancellationToken);
        if (version is not null && version != found) throw Changed("was replaced while it was read");
        (handle, version, next) = (opened, found, position);
    }

    /// <summary>Empty at the end.</summary>
    private async Task<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancellationToken)
    {
        while (ahead.Count < Window && next < version!.Size)
        {
            var asked = (int)Math.Min(BlockSize, version.Size - next);
            ahead.Enqueue((await session!.SendAsync(SftpRequest.Of(SftpType.Read, handle!).Long(next).Number((uint)asked), cancellationToken), asked));
            next += asked;
        }

        if (ahead.Count == 0) return default;
        var (answer, wanted) = ahead.Dequeue();
        var data = await DataAsync(answer, cancellationToken);
        position += data.Length;
        failures = 0;
        if (data.Length < wanted)
        {
            // Servers may give less than was asked for; what was asked ahead no longer follows.
            ahead.Clear();
            next = position;
        }

        return data;
    }

    private async Task<ReadOnlyMemory<byte>> DataAsync(Task<SftpReply> answer, CancellationToken cancellationToken)
    {
        try
        {
            return (await answer.WaitAsync(cancellationToken)).Bytes() is { IsEmpty: false } data ? data : throw Changed("ends before it should");
        }
        catch (SftpRefusal refusal) when (refusal.Status == SftpStatus.End)
        {
            throw Changed("ends before it should");
        }
    }

    private async Task LoseAsync()
    {
        if (session is not null) await sessions.GiveBackAsync(session, isSound: false);
        (session, handle) = (null, null);
        ahead.Clear();
    }

    private async Task ReleaseAsync()
    {
        if (session is not { } held) return;
        session = null;
        var isSound = false;
        try
        {
            if (handle is not null && ahead.Count == 0 && held.IsOpen)
            {
                await held.CloseAsync(handle, CancellationToken.None);
                isSound = true;
            }
        }
        catch (Exception exception) when (exception is StorageException or SftpRefusal)
        {
            // It was read; how its connection ends does not matter.
        }

        await sessions.GiveBackAsync(held, isSound);
    }

    private StorageException Changed(string how) => new(ProblemCodes.StorageObjectMissing, $"{path} on {sessions.Site} {how}.", "Something else writes to the pool's folder: find out what, then verify the repository.");
}
