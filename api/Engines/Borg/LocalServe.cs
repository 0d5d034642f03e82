using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Engines.Borg;

/// <summary>A way from a borg on this machine to a repository on this machine that leads through `borg serve`. Needed where borg runs as root and the
/// repository belongs to the service's own user (written to directly, it would fill with files that only root can read), and where the
/// transfer is limited, which borg only does on such a way.</summary>
/// <param name="user">The user who serves, by number; null when borg runs as that user already.</param>
internal sealed class LocalServe(CommandLine serve, string? user) : ITunnel
{
    /// <summary>Root becomes the user again and serves the repository; what borg appends falls to the outer shell, which ignores it.</summary>
    public string RemoteShell { get; } = Join(
        [.. user is null ? (string[])[] : ["sudo", "-n", "-u", $"#{user}", "--"], "sh", "-c", $"exec env {Variables(serve)} {Join([serve.Program, .. serve.Arguments])}", "sh"]);

    /// <summary>Borg itself repeats what its server side says.</summary>
    public string Diagnostics => "";

    /// <summary>The service's user when commands that ask for root run as somebody else on this host; null when all run as the same user.</summary>
    public static async Task<string?> UserBesidesRootAsync(IHost host, CancellationToken cancellationToken)
    {
        if (host is LocalHost { UsesSudo: false }) return null;
        var answers = await Task.WhenAll(host.RunAsync(new CommandLine("id", "-u"), cancellationToken), host.RunAsync(new CommandLine("id", "-u") { AsRoot = true }, cancellationToken));
        return answers[0].StandardOutput == answers[1].StandardOutput ? null : answers[0].StandardOutput.Trim();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Variables(CommandLine command) => Join([.. command.Environment.Select(variable => $"{variable.Key}={variable.Value}")]);

    private static string Join(params string[] words) => string.Join(' ', words.Select(ShellQuoting.Quote));
}
