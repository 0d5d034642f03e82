using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using BackupApi.Hosts;

namespace BackupApi.Storage.Sftp;

/// <summary>One signed-in connection that speaks SFTP version 3. Many requests may be on the way at once.
/// Throws <see cref="StorageException"/> when it cannot be made or is lost, <see cref="SftpRefusal"/> for what the server refuses.</summary>
internal sealed class SftpSession : IAsyncDisposable
{
    private const int Version = 3;
    private const int LongestAnswer = 1 << 20;
    private const int MostPrinted = 200;

    private readonly SftpSite site;
    private readonly SshSubsystem subsystem;
    private readonly TimeSpan patience;
    private readonly ConcurrentDictionary<uint, TaskCompletionSource<SftpReply>> waiting = new();
    private readonly SemaphoreSlim writing = new(1);
    private readonly BufferedStream output;
    private HashSet<string> extensions = [];
    private Task reading = Task.CompletedTask;
    private uint last;

    private SftpSession(SftpSite site, SshSubsystem subsystem, TimeSpan patience)
    {
        (this.site, this.subsystem, this.patience) = (site, subsystem, patience);
        output = new BufferedStream(subsystem.Output, 64 * 1024);
    }

    /// <summary>False once the connection is lost.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Keys that the server proved to own, the pinned one among them: "type base64" each.</summary>
    public IReadOnlyList<string> ProvenKeys => subsystem.ProvenKeys;

    public static async Task<SftpSession> OpenAsync(SftpSite site, SshOptions options, TimeSpan patience, CancellationToken cancellationToken)
    {
        SshSubsystem? subsystem = null;
        try
        {
            subsystem = await SshSubsystem.StartAsync(site.Ssh, "sftp", options, cancellationToken);
            var session = new SftpSession(site, subsystem, patience);
            await session.GreetAsync(cancellationToken);
            return session;
        }
        catch (Exception exception)
        {
            if (subsystem is not null) await subsystem.DisposeAsync();
            if (exception is HostException refused) throw SftpFaults.Explain(refused, site);
            throw;
        }
    }

    public bool Offers(string extension) => extensions.Contains(extension);

    /// <summary>Sends a request and returns the task of its answer. A status other than "ok" is thrown by that task as <see cref="SftpRefusal"/>.</summary>
    public async Task<Task<SftpReply>> SendAsync(SftpRequest request, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref last);
        var answer = new TaskCompletionSource<SftpReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = answer;
        // Written whole or not at all: a packet that was cut off would spoil all that follow.
        await writing.WaitAsync(cancellationToken);
        try
        {
            if (!IsOpen) throw Lost();
            await subsystem.Input.WriteAsync(request.Packet(id), CancellationToken.None).AsTask().WaitAsync(patience, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or TimeoutException or OperationCanceledException or StorageException)
        {
            IsOpen = false;
            waiting.TryRemove(id, out _);
            throw exception is OperationCanceledException ? exception : Lost();
        }
        finally
        {
            writing.Release();
        }

        return AwaitAsync(answer.Task, cancellationToken);
    }

    public async Task<SftpReply> AskAsync(SftpRequest request, CancellationToken cancellationToken) => await await SendAsync(request, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        IsOpen = false;
        await subsystem.DisposeAsync();
        await reading;
    }

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(subsystem.SignInLimit);
        try
        {
            await subsystem.Input.WriteAsync(new byte[] { 0, 0, 0, 5, (byte)SftpType.Init, 0, 0, 0, Version }, limit.Token);
            var packet = await ReadPacketAsync(limit.Token);
            if (packet is null) throw await subsystem.ExplainAsync(limit.Token);
            if (packet[0] != (byte)SftpType.Version) throw SftpFaults.NotSftp(site, Show(packet));
            extensions = ReadExtensions(packet);
        }
        catch (InvalidDataException exception)
        {
            throw SftpFaults.NotSftp(site, exception.Message);
        }
        catch (IOException)
        {
            throw await subsystem.ExplainAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw await subsystem.ExplainAsync(cancellationToken);
        }

        await subsystem.SignedInAsync();
        reading = ReadAsync();
    }

    private static HashSet<string> ReadExtensions(byte[] packet)
    {
        var reply = new SftpReply(packet);
        var found = new HashSet<string>(StringComparer.Ordinal);
        while (reply.HasMore)
        {
            found.Add(reply.Text());
            reply.Text();
        }

        return found;
    }

    private async Task<SftpReply> AwaitAsync(Task<SftpReply> answer, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await answer.WaitAsync(patience, cancellationToken);
            if (reply.Type != SftpType.Status) return reply;
            var code = reply.Number();
            return code == 0 ? reply : throw new SftpRefusal((SftpStatus)code, reply.HasMore ? reply.Text() : "");
        }
        catch (TimeoutException)
        {
            IsOpen = false;
            throw Lost();
        }
        catch (OperationCanceledException)
        {
            // Its answer would come to somebody else's request on this connection.
            IsOpen = false;
            throw;
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await ReadPacketAsync(CancellationToken.None) is { } packet)
            {
                var reply = new SftpReply(packet);
                if (waiting.TryRemove(reply.Id, out var answer)) answer.TrySetResult(reply);
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or ObjectDisposedException)
        {
            // Lost, as an end is that was not asked for.
        }

        IsOpen = false;
        await writing.WaitAsync();
        writing.Release();
        foreach (var answer in waiting.Values) answer.TrySetException(Lost());
        foreach (var answer in waiting.Values) _ = answer.Task.Exception;
    }

    private async Task<byte[]?> ReadPacketAsync(CancellationToken cancellationToken)
    {
        var head = new byte[4];
        if (await output.ReadAtLeastAsync(head, 4, throwOnEndOfStream: false, cancellationToken) < 4) return null;
        var length = BinaryPrimitives.ReadUInt32BigEndian(head);
        if (length is < 5 or > LongestAnswer) throw new InvalidDataException(await PrintedAsync(head, cancellationToken));
        var packet = new byte[length];
        await output.ReadExactlyAsync(packet, cancellationToken);
        return packet;
    }

    // Text of a shell takes the place of a length, and what follows it came with it.
    private async Task<string> PrintedAsync(byte[] head, CancellationToken cancellationToken)
    {
        var more = new byte[MostPrinted];
        return Show([.. head, .. more.AsSpan(0, await output.ReadAsync(more, cancellationToken))]);
    }

    private static string Show(byte[] printed) =>
        new([.. Encoding.UTF8.GetString(printed.AsSpan(0, Math.Min(printed.Length, MostPrinted))).Trim().Select(letter => char.IsControl(letter) ? ' ' : letter)]);

    private StorageException Lost() => SftpFaults.Explain(subsystem.Lost(), site);
}
