using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Tests.Engines;

/// <summary>This machine as an ordinary user sees it, whatever user runs the tests.</summary>
internal sealed class OtherUserHost : IHost
{
    private readonly IHost host;

    private readonly bool hasSudo;

    /// <param name="hasSudo">Commands that ask for root get it, as with a service whose user may use sudo.</param>
    public OtherUserHost(IHost host, ScratchFolder scratch, bool hasSudo = false)
    {
        this.host = host;
        this.hasSudo = hasSudo;
        // The repository and the engine's state must be that user's, as they would be for a service that runs as it.
        scratch.Shell("if [ \"$(id -u)\" = 0 ]; then for f in repo data; do if [ -e $f ]; then chown -R nobody $f; fi; done; fi");
    }

    public string Name => host.Name;

    public bool IsLocal => true;

    public Task<IRunningCommand> StartAsync(CommandLine command, CancellationToken cancellationToken) => host.StartAsync(
        Environment.IsPrivilegedProcess && !(hasSudo && command.AsRoot)
            ? command with { Program = "setpriv", Arguments = ["--reuid=nobody", "--clear-groups", "--inh-caps=-all", "--", command.Program, .. command.Arguments] }
            : command,
        cancellationToken);

    public Task<ITunnel> OpenTunnelAsync(CommandLine serve, Guid operation, CancellationToken cancellationToken) => host.OpenTunnelAsync(serve, operation, cancellationToken);

    public Task CleanUpAsync(Guid operation, CancellationToken cancellationToken) => host.CleanUpAsync(operation, cancellationToken);

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
