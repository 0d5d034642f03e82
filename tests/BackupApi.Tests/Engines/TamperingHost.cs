using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Tests.Engines;

/// <summary>Changes one byte of a restored file, but neither size nor time, before anything reads it back.</summary>
internal sealed class TamperingHost(IHost host, string file) : IHost
{
    public string Name => host.Name;

    public bool IsLocal => host.IsLocal;

    public Task<IRunningCommand> StartAsync(CommandLine command, CancellationToken cancellationToken)
    {
        if (command.Arguments.Any(argument => argument.Contains("sha256sum", StringComparison.Ordinal)))
        {
            var time = File.GetLastWriteTimeUtc(file);
            File.WriteAllText(file, "sume");
            File.SetLastWriteTimeUtc(file, time);
        }

        return host.StartAsync(command, cancellationToken);
    }

    public Task<ITunnel> OpenTunnelAsync(CommandLine serve, Guid operation, CancellationToken cancellationToken) => host.OpenTunnelAsync(serve, operation, cancellationToken);

    public Task CleanUpAsync(Guid operation, CancellationToken cancellationToken) => host.CleanUpAsync(operation, cancellationToken);

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
