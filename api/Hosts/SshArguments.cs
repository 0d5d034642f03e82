using System.Diagnostics;
using System.Net;
using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>Argument lists for the OpenSSH client. No configuration of this machine or user takes part.</summary>
internal static class SshArguments
{
    // Of a machine that is only looked at no user is known, and the client asks for one before it shows its key.
    private const string AnyUser = "nobody";

    /// <param name="knownHosts">File that holds the only acceptable key, or that takes the first one seen.</param>
    /// <param name="jumpSocket">Control socket of the connection to the server that leads there.</param>
    public static List<string> Connect(SshAddress address, SshOptions options, string knownHosts, string? jumpSocket)
    {
        var arguments = new List<string> { "-F", "/dev/null", "-T", "-x", "-a", "-l", address.Username.Length == 0 ? AnyUser : address.Username, "-p", address.Port.ToString() };
        Add(arguments,
            $"HostName={HostName(address.Address)}", $"HostKeyAlias={PinnedHostKey.Alias}", $"UserKnownHostsFile={knownHosts}", "GlobalKnownHostsFile=/dev/null",
            "UpdateHostKeys=no", "VerifyHostKeyDNS=no", "CheckHostIP=no", "HashKnownHosts=no", "IdentityFile=none", "EscapeChar=none",
            "GSSAPIAuthentication=no", "HostbasedAuthentication=no", "ForwardAgent=no", "PermitLocalCommand=no", "Compression=no",
            // AES-GCM in hardware makes a tunnel as fast as the tool's own connection.
            "Ciphers=^aes128-gcm@openssh.com",
            $"ConnectTimeout={options.ConnectTimeout}", $"ServerAliveInterval={options.AliveInterval}", $"ServerAliveCountMax={options.AliveCount}");
        if (jumpSocket is not null)
            Add(arguments, "ProxyCommand=" + ProxyCommand(address, jumpSocket));
        return arguments;
    }

    /// <summary>For what goes over an open connection. Without the socket the client would connect by itself, hence the proxy that fails.</summary>
    public static List<string> Share(string socket)
    {
        var arguments = new List<string> { "-F", "/dev/null", "-S", socket, "-T", "-x", "-a" };
        Add(arguments, "ProxyCommand=false", "BatchMode=yes", "LogLevel=ERROR", "EscapeChar=none");
        return arguments;
    }

    public static void Add(List<string> arguments, params ReadOnlySpan<string> settings)
    {
        foreach (var setting in settings)
            arguments.AddRange(["-o", setting]);
    }

    /// <summary>An ssh client in a session of its own, so that Ctrl-C at our terminal does not reach it.</summary>
    public static ProcessStartInfo Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("setsid", arguments.Prepend("ssh"));
        LocalHost.KeepEnvironment(start);
        return start;
    }

    private static string ProxyCommand(SshAddress address, string jumpSocket) =>
        string.Join(' ', Share(jumpSocket).Prepend("ssh").Append("-W").Append($"[{address.Address}]:{address.Port}").Append(PinnedHostKey.Alias).Select(ShellQuoting.Quote))
            .Replace("%", "%%");

    /// <summary>Only names and numbers of machines; the client would expand or refuse anything else.</summary>
    private static string HostName(string address) => Uri.CheckHostName(address) != UriHostNameType.Unknown || IPAddress.TryParse(address, out _)
        ? address.Replace("%", "%%")
        : throw new HostException(Problems.ProblemCodes.HostUnreachable, $"'{address}' is no host name or IP address.", "Correct the server's address.");
}
