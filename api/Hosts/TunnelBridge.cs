using System.IO.Pipes;
using System.Net.Sockets;
using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>Joins a socket with a command's standard streams until the command has ended.</summary>
internal static class TunnelBridge
{
    private const int BufferSize = 512 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Socket socket, IRunningCommand command, CancellationToken cancellationToken)
    {
        await using var network = new NetworkStream(socket, ownsSocket: false);
        var inward = PumpInwardAsync(socket, network, command.StandardInput);
        try
        {
            await command.StandardOutput.CopyToAsync(network, BufferSize, cancellationToken);
            socket.Shutdown(SocketShutdown.Send);
            await command.WaitAsync(cancellationToken);
        }
        finally
        {
            EndInput(socket);
        }

        // Unless somebody else still holds the command's input and does not read it, it has ended now.
        await Task.WhenAny(inward, Task.Delay(Patience, CancellationToken.None));
    }

    /// <summary>The end of the socket's data is the end of the command's input (a half-close), not the end of the bridge.</summary>
    private static async Task PumpInwardAsync(Socket socket, NetworkStream network, Stream input)
    {
        try
        {
            await using (input)
                await (input is PipeStream pipe ? Splice.RunAsync(socket, pipe) : network.CopyToAsync(input, BufferSize));
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or SocketException)
        {
            // The command ended first, or the connection broke; closing its input makes it end.
        }
    }

    private static void EndInput(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Receive);
        }
        catch (SocketException)
        {
            // It is gone already.
        }
    }
}
