using BackupApi.Problems;

namespace BackupApi.Hosts;

/// <summary>Translates what sudo and ssh say into what a person can act on.</summary>
internal static class SshErrors
{
    public static HostException Sudo(string name, string errors)
    {
        var last = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "sudo said nothing";
        return new(ProblemCodes.SudoRefused, $"sudo refused to run a command on {name}: {last}.",
            "Allow the user to run commands as root without a password (a line such as 'backup ALL=(root) NOPASSWD: ALL' in /etc/sudoers.d/backup), or sign in as root, or turn sudo off for this server.");
    }
}
