using System.Text.RegularExpressions;
using BackupApi.Problems;

namespace BackupApi.Hosts;

/// <summary>Translates what ssh and sudo say into what happened and what a person can do. The one table for it.</summary>
internal static class SshErrors
{
    public const string HostKeyChangedHint =
        "Find out why: a reinstalled server has a new key, and so has somebody who stands in between. Compare the fingerprint on the server's own console (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub), then accept the new key.";

    private sealed record Rule(string Pattern, string Code, string Message, string Hint, bool Transient = false);

    // The first that matches counts. {0} is the server's name, {1} user@address:port.
    private static readonly Rule[] Rules =
    [
        new("failed to execute ssh|ssh: not found", ProblemCodes.ToolMissing,
            "The OpenSSH client is not installed on the machine that runs BackupApi, so {0} ({1}) cannot be reached.", "Install it there (package openssh-client)."),
        new("REMOTE HOST IDENTIFICATION HAS CHANGED|Host key verification failed|no matching host key type", ProblemCodes.HostKeyChanged,
            "{0} ({1}) shows another host key than the one that was confirmed. Nothing was sent to it.",
            HostKeyChangedHint),
        new("password change required|password has expired|account has expired|account is (currently )?not available", ProblemCodes.HostSignInRefused,
            "{0} knows the user of {1}, but the account is expired or has no shell.", "Renew the account or give it a shell on the server, or sign in as another user."),
        new("Permission denied|Too many authentication failures|No more authentication methods|No supported authentication methods", ProblemCodes.HostSignInRefused,
            "{0} refused the sign-in as {1}.", "Check the user name, and that our public key stands in that user's authorized_keys (the server's page shows the line that installs it)."),
        new("Could not resolve hostname|Name or service not known|Temporary failure in name resolution", ProblemCodes.HostUnreachable,
            "The name of {0} ({1}) cannot be resolved.", "Check the address for a typing error, and the name servers of the machine that runs BackupApi.", true),
        new("Connection refused", ProblemCodes.HostUnreachable,
            "{0} ({1}) is up but refuses the connection.", "Check the port, and that the SSH server runs there.", true),
        new("timed out|Timeout, server", ProblemCodes.HostUnreachable,
            "{0} ({1}) does not answer.", "Check that the server is on, the address and port are right, and no firewall stands in between.", true),
        new("No route to host|Network is unreachable", ProblemCodes.HostUnreachable,
            "There is no way to {0} ({1}) from here.", "Check the network and routes between the two machines, or reach it through another server.", true),
        new("no matching (cipher|key exchange|MAC)", ProblemCodes.HostUnreachable,
            "{0} ({1}) and this machine know no common encryption.", "Update the SSH server; it is too old for what OpenSSH still accepts."),
        new("stdio forwarding failed|administratively prohibited|open failed", ProblemCodes.HostUnreachable,
            "{0} ({1}) cannot be reached through the server that leads there.", "Check the address as the other server sees it, and that its SSH server allows forwarding (AllowTcpForwarding yes).", true),
        new("kex_exchange_identification|Connection closed|Connection reset|Broken pipe|ssh: connect to host|Bad packet length|banner", ProblemCodes.HostUnreachable,
            "{0} ({1}) answers but closes the connection before the sign-in.", "Check that an SSH server listens on that port, and that it does not turn this address away (MaxStartups, fail2ban, hosts.deny).", true),
    ];

    public static HostException SignIn(SshAddress address, int exitCode, string errors, string output)
    {
        var rule = Rules.FirstOrDefault(rule => Regex.IsMatch(errors, rule.Pattern, RegexOptions.IgnoreCase));
        if (rule is not null)
            return new HostException(rule.Code, string.Format(rule.Message, address.Name, address), rule.Hint) { IsTransient = rule.Transient };
        var said = LastLine(errors) ?? LastLine(output) ?? $"exit code {exitCode}";
        return new HostException(ProblemCodes.HostSignInRefused, $"The sign-in to {address.Name} ({address}) brought no shell: {said}.",
            "Give the user an ordinary shell, without a forced command in authorized_keys.");
    }

    public static HostException SignInTimedOut(SshAddress address, SshOptions options) => new(ProblemCodes.HostUnreachable,
        $"{address.Name} ({address}) did not finish the sign-in within {options.ConnectTimeout + options.SignInTimeout} seconds.",
        "Look at the server's load and its authentication log; slow name look-ups there (UseDNS) are a usual cause.") { IsTransient = true };

    public static HostException HostKeyUnknown(SshAddress address) => new(ProblemCodes.HostKeyUnknown,
        $"No host key of {address.Name} ({address}) has been confirmed.", "Scan the server's host key, compare the fingerprint, and confirm it.");

    public static HostException ConnectionLost(SshAddress address, string errors) => new(ProblemCodes.ConnectionLost,
        $"The connection to {address.Name} ({address}) was lost{(LastLine(errors) is { } line ? $": {line}" : "")}.",
        "Check the network between the two machines and that the server is still up; then try again.") { IsTransient = true };

    public static HostException ClientLost(SshAddress address) => new(ProblemCodes.ConnectionLost,
        $"The ssh client that carried a command to {address.Name} ({address}) was ended on this machine.",
        "Find out who ended it (the kernel does when memory runs out: see its log, dmesg); then try again.") { IsTransient = true };

    public static HostException NoSession(SshAddress address) => new(ProblemCodes.ConnectionLost,
        $"{address.Name} ({address}) opens no further session on this connection.", "Raise MaxSessions in the server's sshd_config (10 by default).") { IsTransient = true };

    public static HostException NoShell(string name, int exitCode, string errors) => new(ProblemCodes.ToolFailed,
        $"A command could not be started on {name}: {LastLine(errors) ?? $"exit code {exitCode}"}.", "The server needs a POSIX shell and setsid (package util-linux).");

    public static HostException TunnelRefused(SshAddress address, string errors) => new(ProblemCodes.TunnelRefused,
        $"{address.Name} ({address}) does not let us open the way back to the backup host: {LastLine(errors) ?? "the forwarding was refused"}.",
        "Allow it in the server's sshd_config: AllowStreamLocalForwarding yes, and no DisableForwarding or restrict option for this user.");

    public static HostException Sudo(string name, string errors) => new(ProblemCodes.SudoRefused,
        $"sudo refused to run a command on {name}: {LastLine(errors) ?? "it said nothing"}.",
        "Allow the user to run commands as root without a password (a line such as 'backup ALL=(root) NOPASSWD: ALL' in /etc/sudoers.d/backup), or sign in as root, or turn sudo off for this server.");

    private static string? LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()?.TrimEnd('.', '\r');
}
