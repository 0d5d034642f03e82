using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Tests.Engines;

/// <summary>Opens this machine, and others over SSH.</summary>
/// <param name="path">Another search path for every command, to hide or replace a program.</param>
internal sealed class LocalHosts(string? path = null) : IHostFactory
{
    public Task<IHost> OpenAsync(HostAddress address, CancellationToken cancellationToken) =>
        address is SshAddress ? new HostFactory(new SshOptions()).OpenAsync(address, cancellationToken) : Task.FromResult(Open(address.Name));

    public IHost Open(string name = "this machine") => path is null ? new LocalHost(name, false) : new OtherPath(new LocalHost(name, false), path);

    public Task<HostTest> TestAsync(HostAddress address, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<HostKey> ScanAsync(string address, int port, SshAddress? jump, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task InstallKeyAsync(SshAddress address, string publicKey, CancellationToken cancellationToken) => throw new NotSupportedException();

    private sealed class OtherPath(IHost host, string path) : IHost
    {
        public string Name => host.Name;

        public bool IsLocal => host.IsLocal;

        public Task<IRunningCommand> StartAsync(CommandLine command, CancellationToken cancellationToken) =>
            host.StartAsync(command with { Environment = command.Environment.SetItem("PATH", path) }, cancellationToken);

        public Task<ITunnel> OpenTunnelAsync(CommandLine serve, Guid operation, CancellationToken cancellationToken) => host.OpenTunnelAsync(serve, operation, cancellationToken);

        public Task CleanUpAsync(Guid operation, CancellationToken cancellationToken) => host.CleanUpAsync(operation, cancellationToken);

        public ValueTask DisposeAsync() => host.DisposeAsync();
    }
}
