using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Engines.Borg;

/// <summary>Which borg a host has.</summary>
internal static class BorgVersion
{
    /// <summary>The version as borg prints it, such as "1.2.4". Throws tool_missing or tool_too_old.</summary>
    public static async Task<string> RequireAsync(IHost host, bool asRoot, CancellationToken cancellationToken)
    {
        var command = new CommandLine("sh", "-c", "exec borg --version") { AsRoot = asRoot };
        var result = await host.RunAsync(command, cancellationToken);
        if (result.ExitCode == 127)
        {
            throw BorgProblems.Missing(host.Name);
        }

        var version = result.StandardOutput.Trim().Split(' ')[^1];
        return result.Succeeded && IsSupported(version) ? version : throw BorgProblems.TooOld(host.Name, version.Length == 0 ? "of an unknown version" : version);
    }

    /// <summary>Borg 2 keeps another kind of repository.</summary>
    internal static bool IsSupported(string version)
    {
        var numbers = new string([.. version.TakeWhile(c => char.IsAsciiDigit(c) || c == '.')]).TrimEnd('.');
        return Version.TryParse(numbers, out var parsed) && parsed >= Version.Parse(BorgEngine.MinimumVersion) && parsed.Major == 1;
    }
}
