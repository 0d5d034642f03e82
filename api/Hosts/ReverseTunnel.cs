using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>A Unix socket on the server that leads, through the SSH connection, to a command of the backup host.</summary>
internal sealed class ReverseTunnel : ITunnel
{
    private readonly SshHost host;
    private readonly TunnelListener listener;
    private readonly string remoteFolder;

    private ReverseTunnel(SshHost host, TunnelListener listener, string remoteFolder, string remoteShell) =>
        (this.host, this.listener, this.remoteFolder, RemoteShell) = (host, listener, remoteFolder, remoteShell);

    public string RemoteShell { get; }

    public string Diagnostics => listener.Diagnostics;

    private string RemoteSocket => SocketIn(remoteFolder);

    public static async Task<ReverseTunnel> OpenAsync(SshHost host, CommandLine serve, Guid operation, CancellationToken cancellationToken)
    {
        // The name lets any worker find the folder after a crash; the random part keeps others from taking it first.
        var folder = $"/tmp/backupapi-{operation}-{Convert.ToHexStringLower(Guid.NewGuid().ToByteArray().AsSpan(0, 4))}";
        var (tool, path) = await PrepareAsync(host, folder, cancellationToken);
        var listener = new TunnelListener(host.Master.Folder[$"tunnel-{Guid.NewGuid():N}"[..15]], serve with { Operation = serve.Operation ?? operation, OpensStandardInput = true });
        var tunnel = new ReverseTunnel(host, listener, folder, Hosts.RemoteShell.For(tool, path, SocketIn(folder)));
        try
        {
            var errors = await tunnel.ControlAsync("forward", cancellationToken);
            return errors is null ? tunnel : throw SshErrors.TunnelRefused(host.Master.Address, errors);
        }
        catch
        {
            await tunnel.DisposeAsync();
            throw;
        }
    }

    private static async Task<(string Tool, string Path)> PrepareAsync(SshHost host, string folder, CancellationToken cancellationToken)
    {
        var result = await host.RunAsync(new CommandLine("sh", "-c", Hosts.RemoteShell.PrepareScript, "sh", folder), cancellationToken);
        if (result.ExitCode == Hosts.RemoteShell.NoTool)
            throw new HostException(ProblemCodes.ToolMissing, $"{host.Name} has no tool that can speak to a Unix socket.", "Install socat on the server (python3, perl or OpenBSD's nc will do as well).");
        if (!result.Succeeded || result.StandardOutput.Trim().Split(' ', 2) is not [var tool, var path])
            throw new HostException(ProblemCodes.ToolFailed, $"A private folder cannot be made in /tmp on {host.Name}: {result.StandardError.Trim()}.", "Check that /tmp exists there, is writable for the user, and has room.");
        return (tool, path);
    }

    /// <summary>Asks the shared connection for the forwarding, or to end it. Returns what ssh said when it failed.</summary>
    private async Task<string?> ControlAsync(string verb, CancellationToken cancellationToken)
    {
        string[] request = [.. SshArguments.Share(host.Master.Socket), "-O", verb, "-R", $"{RemoteSocket}:{listener.Path}", PinnedHostKey.Alias];
        using var process = ProcessRunner.Start(SshArguments.Start(request));
        process.StandardInput.Close();
        var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? null : errors;
    }

    private static string SocketIn(string folder) => folder + "/s";

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!host.Master.Ended.IsCompleted)
            {
                await Task.WhenAll(ControlAsync("cancel", CancellationToken.None), host.RunAsync(new CommandLine("rm", "-rf", "--", remoteFolder), CancellationToken.None));
            }
        }
        catch (HostException)
        {
            // The connection went away meanwhile; CleanUpAsync removes the folder when the server is back.
        }
        finally
        {
            await listener.DisposeAsync();
        }
    }
}
