using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BackupApi.Tests.Lab;

/// <summary>Stands between a client and a server on this machine, and does to the connection what networks and overloaded services do.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int target;
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentDictionary<Socket, bool> open = new();
    private readonly ConcurrentQueue<string> answers = new();
    private long sent;
    private long received;
    private long cutSent = long.MaxValue;
    private long cutReceived = long.MaxValue;

    public FaultProxy(int target)
    {
        this.target = target;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Bytes from clients so far.</summary>
    public long Sent => Interlocked.Read(ref sent);

    /// <summary>Connections so far.</summary>
    public int Connections { get; private set; }

    /// <summary>Nothing moves, and nothing is closed.</summary>
    public bool IsStalled { get; set; }

    /// <summary>New connections are reset at once.</summary>
    public bool IsGone { get; set; }

    /// <summary>Words that the server says in clear, and what clients hear instead, of the same length.</summary>
    public IReadOnlyDictionary<string, string> Heard { get; init; } = new Dictionary<string, string>();

    /// <summary>Resets the connection that carries the client's byte of that number, counted from now; once.</summary>
    public void CutAfterSending(long bytes) => Interlocked.Exchange(ref cutSent, Sent + bytes);

    /// <summary>As above, for what the server says.</summary>
    public void CutAfterReceiving(long bytes) => Interlocked.Exchange(ref cutReceived, Interlocked.Read(ref received) + bytes);

    /// <summary>The next connections are answered like this, once each, instead of by the server. Those that are open end.</summary>
    public void Answer(int times, string status, string code)
    {
        var body = $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>{code}</Message></Error>";
        for (var i = 0; i < times; i++) answers.Enqueue($"HTTP/1.1 {status}\r\nContent-Type: application/xml\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
        CutAll();
    }

    public void CutAll()
    {
        foreach (var socket in open.Keys) Reset(socket);
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        CutAll();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = CarryAsync(await listener.AcceptSocketAsync(closing.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task CarryAsync(Socket client)
    {
        Connections++;
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        (open[client], open[server]) = (true, true);
        try
        {
            if (IsGone) return;
            if (answers.TryDequeue(out var answer))
            {
                await AnswerAsync(client, answer);
                return;
            }

            await server.ConnectAsync(IPAddress.Loopback, target, closing.Token);
            await Task.WhenAll(PumpAsync(client, server, isSending: true), PumpAsync(server, client, isSending: false));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One side is gone; so is the other.
        }
        finally
        {
            open.TryRemove(client, out _);
            open.TryRemove(server, out _);
            Reset(client);
            Reset(server);
        }
    }

    private async Task PumpAsync(Socket from, Socket to, bool isSending)
    {
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await from.ReceiveAsync(buffer, closing.Token)) > 0)
        {
            while (IsStalled) await Task.Delay(20, closing.Token);
            if (isSending ? Passes(ref sent, ref cutSent, count) : Passes(ref received, ref cutReceived, count))
            {
                Reset(from);
                Reset(to);
                return;
            }

            if (!isSending && Heard.Count > 0) Change(buffer.AsSpan(0, count));
            await to.SendAsync(buffer.AsMemory(0, count), closing.Token);
        }

        to.Shutdown(SocketShutdown.Send);
    }

    private void Change(Span<byte> said)
    {
        foreach (var (word, other) in Heard)
            for (var at = said.IndexOf(Encoding.ASCII.GetBytes(word)); at >= 0; at = said.IndexOf(Encoding.ASCII.GetBytes(word))) Encoding.ASCII.GetBytes(other, said[at..]);
    }

    private static bool Passes(ref long total, ref long cut, int count)
    {
        var at = Interlocked.Read(ref cut);
        return Interlocked.Add(ref total, count) >= at && Interlocked.CompareExchange(ref cut, long.MaxValue, at) == at;
    }

    /// <summary>The whole request is read first, else the client sees a reset instead of the answer.</summary>
    private async Task AnswerAsync(Socket client, string answer)
    {
        var buffer = new byte[64 * 1024];
        var head = "";
        var body = 0L;
        while (!head.Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await client.ReceiveAsync(buffer, closing.Token);
            if (count == 0) return;
            head += Encoding.Latin1.GetString(buffer, 0, count);
        }

        body = head.Length - head.IndexOf("\r\n\r\n", StringComparison.Ordinal) - 4;
        var length = head.Split("\r\n").Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Select(line => long.Parse(line.Split(':')[1])).FirstOrDefault();
        while (body < length) body += await client.ReceiveAsync(buffer, closing.Token) is var count and > 0 ? count : length;
        await client.SendAsync(Encoding.Latin1.GetBytes(answer), closing.Token);
        client.Shutdown(SocketShutdown.Send);
        await client.ReceiveAsync(buffer, closing.Token);
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Close();
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Closed already.
        }
    }
}
