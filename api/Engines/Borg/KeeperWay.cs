using System.Collections.Immutable;
using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Engines.Borg;

/// <summary>A way from this machine to a `borg serve` on the machine that keeps a repository, over one signed-in connection. Dispose ends the connection.</summary>
/// <param name="user">The service's user, by number, when borg runs as root beside it; null when both are the same.</param>
internal sealed class KeeperWay(SshHost keeper, ImmutableArray<string> serve, string? user) : ITunnel
{
    /// <summary>On this machine.</summary>
    public CommandLine Serve { get; } = keeper.Carried(Script(serve));

    /// <summary>In a session of its own: an interrupt goes to borg's whole group, a client that shares a connection does not ignore it as borg asks, and borg writes its checkpoint over it.</summary>
    public string RemoteShell => new LocalServe(Serve with { Program = "setsid", Arguments = [Serve.Program, .. Serve.Arguments] }, user).RemoteShell;

    /// <summary>Borg itself repeats what its server side says.</summary>
    public string Diagnostics => "";

    public ValueTask DisposeAsync() => keeper.DisposeAsync();

    // Accounts that run no login shell often lack the folder of what was installed by hand.
    private static string Script(ImmutableArray<string> arguments) =>
        $"PATH=\"${{PATH:-/usr/bin:/bin}}:/usr/local/bin\"; export PATH LC_ALL=C.UTF-8 TZ=UTC; exec borg {string.Join(' ', arguments.Select(ShellQuoting.Quote))}";
}

/// <summary>A tunnel whose command needs another way; both end together.</summary>
internal sealed class ServedTunnel(ITunnel tunnel, IAsyncDisposable way) : ITunnel
{
    public string RemoteShell => tunnel.RemoteShell;

    public string Diagnostics => tunnel.Diagnostics;

    public async ValueTask DisposeAsync()
    {
        await tunnel.DisposeAsync();
        await way.DisposeAsync();
    }
}
