using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>A machine on which commands run: this one, or one reached over SSH. Dispose ends its connection.</summary>
public interface IHost : IAsyncDisposable
{
    /// <summary>The server's name as its users know it, for messages.</summary>
    string Name { get; }

    /// <summary>True for this machine: repository folders are reached directly, without a tunnel.</summary>
    bool IsLocal { get; }

    /// <summary>Longest that the start of a command, or a short command as a whole, may take.</summary>
    TimeSpan CommandLimit => TimeSpan.FromMinutes(2);

    /// <summary>Starts a command and returns while it runs. Throws <see cref="HostException"/> when the host cannot be used.</summary>
    Task<IRunningCommand> StartAsync(CommandLine command, CancellationToken cancellationToken);

    /// <summary>Makes a command of the backup host reachable from this host: each connection to the tunnel there starts
    /// <paramref name="serve"/> here and joins their standard streams.</summary>
    Task<ITunnel> OpenTunnelAsync(CommandLine serve, Guid operation, CancellationToken cancellationToken);

    /// <summary>Ends every process that an operation left on this host (see <see cref="CommandLine.Operation"/>) and removes its sockets and folders.
    /// Safe to repeat.</summary>
    Task CleanUpAsync(Guid operation, CancellationToken cancellationToken);
}

/// <summary>An open way from a server back to the backup host.</summary>
public interface ITunnel : IAsyncDisposable
{
    /// <summary>The program and arguments that, run on the server, join standard streams with the tunnel. One string for BORG_RSH,
    /// which ignores what borg appends to it.</summary>
    string RemoteShell { get; }

    /// <summary>The last of what the served command said on standard error, for messages when the tool on the server only saw its connection end.</summary>
    string Diagnostics { get; }
}

/// <summary>A host could not be reached, refused the sign-in, showed another key, or was lost on the way.</summary>
/// <param name="code">A stable code of <see cref="Problems.ProblemCodes"/>: host_unreachable, host_key_changed, host_key_unknown, sign_in_refused, sudo_refused, tunnel_refused, connection_lost, command_timed_out, tool_missing, tool_failed.</param>
public sealed class HostException(string code, string message, string hint, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
    public string Hint { get; } = hint;

    /// <summary>True when trying again may help (network), false when a person must act.</summary>
    public bool IsTransient { get; init; }
}
