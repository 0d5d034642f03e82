using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>A Unix socket of this machine that leads to a command of the service's own user: for tools that run as root beside it, and for what needs credentials that the tool is not given.</summary>
internal sealed class LocalTunnel : ITunnel
{
    private readonly RuntimeFolder folder;
    private readonly TunnelListener listener;

    private LocalTunnel(RuntimeFolder folder, TunnelListener listener, string remoteShell) => (this.folder, this.listener, RemoteShell) = (folder, listener, remoteShell);

    public string RemoteShell { get; }

    public string Diagnostics => listener.Diagnostics;

    public static async Task<LocalTunnel> OpenAsync(IHost host, CommandLine serve, Guid operation, CancellationToken cancellationToken)
    {
        var folder = RuntimeFolder.Create();
        try
        {
            // The script makes its folder itself.
            var result = await host.RunAsync(new CommandLine("sh", "-c", Hosts.RemoteShell.PrepareScript, "sh", folder["t"]), cancellationToken);
            if (!result.Succeeded || result.StandardOutput.Trim().Split(' ', 2) is not [var tool, var path])
                throw new HostException(ProblemCodes.ToolMissing, $"{host.Name} has no tool that can speak to a Unix socket.", "Install socat on it (python3, perl or OpenBSD's nc will do as well).");
            var listener = new TunnelListener(folder["s"], serve with { Operation = serve.Operation ?? operation, OpensStandardInput = true });
            return new LocalTunnel(folder, listener, Hosts.RemoteShell.For(tool, path, folder["s"]));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await listener.DisposeAsync();
        folder.Dispose();
    }
}
