using System.Net.Sockets;
using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>Joins a socket with a command's standard streams until the command has ended.</summary>
internal static class TunnelBridge
{
    private const int BufferSize = 512 * 1024;

    public static async Task RunAsync(Socket socket, IRunningCommand command, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var network = new NetworkStream(socket, ownsSocket: false);
        var inward = PumpInwardAsync(network, command.StandardInput, ended.Token);
        await command.StandardOutput.CopyToAsync(network, BufferSize, cancellationToken);
        socket.Shutdown(SocketShutdown.Send);
        await command.WaitAsync(cancellationToken);
        await ended.CancelAsync();
        await inward;
    }

    /// <summary>The end of the socket's data is the end of the command's input (a half-close), not the end of the bridge.</summary>
    private static async Task PumpInwardAsync(NetworkStream network, Stream input, CancellationToken cancellationToken)
    {
        try
        {
            await using (input)
                await network.CopyToAsync(input, BufferSize, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The command ended first, or the connection broke; closing its input makes it end.
        }
    }
}
