using System.Collections.Concurrent;
using System.Net.Sockets;
using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>Listens on a socket of the backup host and starts the command anew for every connection; for the first one at once, so that it need not wait.</summary>
internal sealed class TunnelListener : IAsyncDisposable
{
    private readonly CommandLine serve;
    private readonly LocalHost here = new("the backup host", useSudo: false);
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentDictionary<Guid, Task> bridges = new();
    private readonly TextTail errors = new();
    private readonly Task accepting;
    private Task<IRunningCommand>? first;

    public TunnelListener(string path, CommandLine serve)
    {
        // What a killed command leaves in the folder for temporary files goes with the connection's own.
        (Path, this.serve) = (path, serve with { Environment = serve.Environment.SetItem("TMPDIR", System.IO.Path.GetDirectoryName(path)!) });
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen(16);
        first = here.StartAsync(this.serve, closing.Token);
        accepting = AcceptAsync();
    }

    public string Path { get; }

    /// <summary>What the command printed on standard error, and why it could not be started.</summary>
    public string Diagnostics => errors.ToString();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptAsync(closing.Token);
                var id = Guid.NewGuid();
                var bridge = BridgeAsync(socket);
                bridges[id] = bridge;
                _ = bridge.ContinueWith(_ => bridges.TryRemove(id, out var _), TaskScheduler.Default);
            }
        }
        catch (OperationCanceledException)
        {
            // The tunnel is being closed.
        }
    }

    private async Task BridgeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                await using var command = await (Interlocked.Exchange(ref first, null) ?? here.StartAsync(serve, closing.Token));
                var following = errors.FollowAsync(command.StandardError);
                await TunnelBridge.RunAsync(socket, command, closing.Token);
                await following.WaitAsync(closing.Token);
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or HostException)
            {
                // The other side sees its connection end and says so; this adds why.
                errors.Append(exception.Message + "\n");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await accepting;
        await Task.WhenAll(bridges.Values);
        await EndUnusedAsync();
        listener.Dispose();
        File.Delete(Path);
        closing.Dispose();
    }

    private async Task EndUnusedAsync()
    {
        if (Interlocked.Exchange(ref first, null) is not { } unused)
            return;
        try
        {
            await using (await unused) { }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or HostException)
        {
            // It never ran.
        }
    }
}
