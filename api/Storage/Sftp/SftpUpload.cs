using BackupApi.Problems;

namespace BackupApi.Storage.Sftp;

/// <summary>Writes a stream of unknown length into one file, with many blocks on the way. A block is held until the server has confirmed it; when the
/// connection is lost, the blocks without an answer are sent again on a new one, to the same place of the same file.</summary>
internal sealed class SftpUpload(SftpSessions sessions, SftpAttempts attempts, SftpPatience patience, string path) : IAsyncDisposable
{
    private const int BlockSize = 32 * 1024; // what every server takes
    private const int Window = 64;

    private readonly Queue<Block> held = new();
    private readonly Stack<byte[]> spare = new();
    private SftpSession? session;
    private byte[]? handle;
    private bool isBegun;
    private long confirmed;
    private int failures;

    /// <summary>Returns how many bytes there were, once they are on the server's disk.</summary>
    public async Task<long> RunAsync(Stream content, CancellationToken cancellationToken)
    {
        var total = 0L;
        int count;
        do
        {
            var buffer = spare.TryPop(out var free) ? free : new byte[BlockSize];
            count = await content.ReadAtLeastAsync(buffer, BlockSize, throwOnEndOfStream: false, cancellationToken);
            if (count > 0) held.Enqueue(new Block(buffer, count, total));
            total += count;
            await PersistAsync(() => ConfirmAsync(Window, cancellationToken), cancellationToken);
        }
        while (count == BlockSize);
        await PersistAsync(() => FinishAsync(cancellationToken), cancellationToken);
        return total;
    }

    public async ValueTask DisposeAsync()
    {
        if (session is not null) await sessions.GiveBackAsync(session, isSound: handle is null && held.Count == 0);
        session = null;
    }

    private async Task PersistAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if (handle is null) await OpenAsync(cancellationToken);
                foreach (var block in held.Where(block => block.Answer is null)) block.Answer = await session!.SendAsync(Request(block), cancellationToken);
                await act();
                return;
            }
            catch (SftpRefusal refusal)
            {
                throw await attempts.ExplainAsync(session!, refusal, path, "cannot be written", cancellationToken);
            }
            catch (StorageException exception) when (exception.IsTransient && ++failures <= patience.Retries)
            {
                await LoseAsync();
                await Task.Delay(patience.Pause(failures), cancellationToken);
            }
        }
    }

    private async Task ConfirmAsync(int allowed, CancellationToken cancellationToken)
    {
        while (held.Count >= allowed || held.TryPeek(out var first) && first.Answer!.IsCompleted)
        {
            var block = held.Peek();
            await block.Answer!.WaitAsync(cancellationToken);
            held.Dequeue();
            spare.Push(block.Buffer);
            confirmed = block.Offset + block.Count;
            failures = 0;
        }
    }

    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        while (held.Count > 0) await ConfirmAsync(1, cancellationToken);
        await session!.FlushAsync(handle!, cancellationToken);
        await session!.CloseAsync(handle!, cancellationToken);
        handle = null;
    }

    // Once begun, the file is never made anew: it would miss what was confirmed before.
    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        session ??= await sessions.TakeAsync(patience, cancellationToken);
        if (isBegun)
        {
            handle = await session.OpenAsync(path, SftpFiles.Write, cancellationToken);
            if ((await session.StatAsync(handle, cancellationToken)).Size < confirmed)
                throw new StorageException(ProblemCodes.StorageUnwritable, $"{sessions.Site} lost what it had confirmed to have written.", "Look at the disk there, and why the machine stopped; then try again.");
            return;
        }

        try
        {
            handle = await CreateAsync(session, cancellationToken);
        }
        catch (SftpRefusal refusal) when (refusal.Status == SftpStatus.Missing)
        {
            await session.MakeFoldersAsync(SftpPaths.Parent(path), cancellationToken);
            handle = await CreateAsync(session, cancellationToken);
        }

        isBegun = true;
    }

    private Task<byte[]> CreateAsync(SftpSession on, CancellationToken cancellationToken) =>
        on.OpenAsync(path, SftpFiles.Write | SftpFiles.Create | SftpFiles.Truncate, cancellationToken);

    private async Task LoseAsync()
    {
        if (session is not null) await sessions.GiveBackAsync(session, isSound: false);
        (session, handle) = (null, null);
        foreach (var block in held) block.Answer = null;
    }

    private SftpRequest Request(Block block) =>
        new SftpRequest(SftpType.Write, BlockSize + 64).Bytes(handle).Long(block.Offset).Bytes(block.Buffer.AsSpan(0, block.Count));

    private sealed class Block(byte[] buffer, int count, long offset)
    {
        public byte[] Buffer { get; } = buffer;
        public int Count { get; } = count;
        public long Offset { get; } = offset;
        public Task<SftpReply>? Answer { get; set; }
    }
}
