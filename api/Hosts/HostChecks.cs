using System.Text.RegularExpressions;
using BackupApi.Hosts.Detection;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>The steps of a test that run on the opened host.</summary>
internal static partial class HostChecks
{
    private const long LowSpace = 1L << 30;
    private static readonly Version OldestBorg = new(1, 2);

    private static readonly (string Name, string Title) Sudo = ("sudo", "Run commands as root");
    private static readonly (string Name, string Title) Shell = ("shell", "Run a command");
    private static readonly (string Name, string Title) Borg = ("borg", "Find borg, version 1.2 or newer");
    private static readonly (string Name, string Title) Tunnel = ("tunnel", "Open the way back to the backup host");
    private static readonly (string Name, string Title) Space = ("free_space", "Room for borg's cache");

    public static IEnumerable<(string Name, string Title)> All(HostAddress address) => address switch
    {
        SshAddress { UseSudo: true } => [Sudo, Shell, Borg, Tunnel, Space],
        SshAddress => [Shell, Borg, Tunnel, Space],
        LocalAddress { UseSudo: true } => [Sudo, Shell, Borg, Space],
        _ => [Shell, Borg, Space],
    };

    public static async Task RunAsync(StepList steps, IHost host, HostAddress address, CancellationToken cancellationToken)
    {
        foreach (var step in All(address))
            await steps.RunAsync(step.Name, step.Title, endsTest: step == Sudo || step == Shell, () => step.Name switch
            {
                "sudo" => TrySudoAsync(host, cancellationToken),
                "shell" => TryShellAsync(host, cancellationToken),
                "borg" => TryBorgAsync(host, cancellationToken),
                "tunnel" => TryTunnelAsync(host, cancellationToken),
                _ => TrySpaceAsync(host, cancellationToken),
            });
    }

    private static async Task<StepResult> TrySudoAsync(IHost host, CancellationToken cancellationToken)
    {
        var result = await host.RunAsync(new CommandLine("id", "-u") { AsRoot = true }, cancellationToken);
        return result.StandardOutput.Trim() == "0" ? StepResult.Passed("Commands run as root.") : throw SshErrors.Sudo(host.Name, result.StandardError);
    }

    private static async Task<StepResult> TryShellAsync(IHost host, CancellationToken cancellationToken)
    {
        var result = await host.RunAsync(new CommandLine("uname", "-srm"), cancellationToken);
        return result.Succeeded ? StepResult.Passed(result.StandardOutput.Trim()) : throw SshErrors.NoShell(host.Name, result.ExitCode, result.StandardError);
    }

    private static async Task<StepResult> TryBorgAsync(IHost host, CancellationToken cancellationToken)
    {
        const string Script = "borg --version 2>&1 </dev/null; code=$?; cat /etc/os-release 2>/dev/null; id -u; exit $code";
        var result = await host.RunAsync(new CommandLine("sh", "-c", Script) { AsRoot = true }, cancellationToken);
        var install = InstallCommands.For("borg", InstallCommands.SystemOf(result.StandardOutput), isRoot: result.StandardOutput.TrimEnd().EndsWith("\n0", StringComparison.Ordinal));
        if (result.ExitCode == 127)
            return StepResult.Failed($"borg is not installed on {host.Name}.", ProblemCodes.ToolMissing, $"Install it there: {install}");
        var version = BorgVersion().Match(result.StandardOutput);
        if (!result.Succeeded || !version.Success)
            return StepResult.Failed($"borg does not run on {host.Name}: {result.StandardOutput.Split('\n')[0]}", ProblemCodes.ToolFailed, "Run 'borg --version' there by hand; its installation is broken.");
        return Version.Parse(version.Groups[1].Value) >= OldestBorg
            ? StepResult.Passed($"borg {version.Groups[1].Value}")
            : StepResult.Failed($"borg {version.Groups[1].Value} on {host.Name} is older than 1.2.", ProblemCodes.ToolTooOld, $"Install a newer one, if the system has it: {install}");
    }

    /// <summary>Sends a word through a real tunnel and expects it back.</summary>
    private static async Task<StepResult> TryTunnelAsync(IHost host, CancellationToken cancellationToken)
    {
        await using var tunnel = await host.OpenTunnelAsync(new CommandLine("cat"), Guid.CreateVersion7(), cancellationToken);
        var result = await host.RunAsync(new CommandLine("sh", "-c", "eval \"exec $1\"", "sh", tunnel.RemoteShell) { StandardInput = "hello"u8.ToArray(), AsRoot = true }, cancellationToken);
        return result.StandardOutput == "hello"
            ? StepResult.Passed("A connection from the server reaches the backup host.")
            : StepResult.Failed($"A connection from {host.Name} does not reach the backup host: {result.StandardError.Trim()}{tunnel.Diagnostics.Trim()}", ProblemCodes.TunnelRefused,
                "Allow AllowStreamLocalForwarding in the server's sshd_config; if it is, install socat there.");
    }

    private static async Task<StepResult> TrySpaceAsync(IHost host, CancellationToken cancellationToken)
    {
        const string Script = "cd && df -Pk . | awk 'END { print $4 }' && pwd";
        var result = await host.RunAsync(new CommandLine("sh", "-c", Script) { AsRoot = true }, cancellationToken);
        if (!result.Succeeded || !long.TryParse(result.StandardOutput.Split('\n')[0], out var kibibytes))
            return StepResult.Warning($"The free room cannot be measured: {result.StandardError.Trim()}", "Check that the user has a home folder there.");
        var (free, folder) = (kibibytes * 1024, result.StandardOutput.Split('\n')[1]);
        return free >= LowSpace
            ? StepResult.Passed($"{free / (double)LowSpace:0.#} GiB free at {folder}.")
            : StepResult.Warning($"Only {free >> 20} MiB free at {folder}.", "borg keeps its cache there; about 1 GiB per million files is safe. Free some room.");
    }

    [GeneratedRegex(@"^borg (\d+(\.\d+){1,3})", RegexOptions.Multiline)]
    private static partial Regex BorgVersion();
}
