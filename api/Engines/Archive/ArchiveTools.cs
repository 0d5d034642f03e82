using System.Text.RegularExpressions;
using BackupApi.Hosts;
using BackupApi.Hosts.Detection;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Engines.Archive;

/// <summary>The programs that an archive is made of, on one machine.</summary>
internal static partial class ArchiveTools
{
    /// <summary>Knows extended attributes and ACLs.</summary>
    public const string OldestTar = "1.27";

    // One line each: name, tab, what it says of itself.
    private const string Script =
        """
        for tool do printf '%s\t' "$tool"; { command -v "$tool" >/dev/null && "$tool" --version 2>&1 </dev/null | grep -m 1 . ; } || echo; done
        echo; id -u; cat /etc/os-release 2>/dev/null
        exit 0
        """;

    /// <summary>What the machine has of them, as "tar" → "1.34". Throws <see cref="EngineException"/> (tool_missing, tool_too_old) for the first that is missing.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> RequireAsync(IHost host, bool asRoot, IEnumerable<string> tools, CancellationToken cancellationToken)
    {
        var result = await host.RunAsync(new CommandLine("sh", (string[])["-c", Script, "sh", .. tools]) { AsRoot = asRoot }, cancellationToken);
        if (!result.Succeeded) throw new EngineException(ProblemCodes.ToolFailed, $"The tools on {host.Name} cannot be looked for: {result.StandardError.Trim()}", "Test the server and mend what fails there first.");
        var halves = result.StandardOutput.Split("\n\n", 2);
        var versions = new Dictionary<string, string>();
        foreach (var fields in halves[0].Split('\n').Select(line => line.Split('\t')).Where(fields => fields.Length == 2))
        {
            versions[fields[0]] = Version(host, fields[0], fields[1], halves.Length > 1 ? halves[1] : "");
        }

        return versions;
    }

    /// <summary>"tar 1.34, zstd 1.5.4, age 1.1.1".</summary>
    public static string Describe(IReadOnlyDictionary<string, string> versions) => string.Join(", ", versions.Select(tool => $"{tool.Key} {tool.Value}"));

    private static string Version(IHost host, string tool, string said, string system)
    {
        if (said.Length == 0) throw Missing(host, tool, system);
        var number = Number().Match(said).Value;
        if (tool == "tar" && (!said.Contains("GNU tar", StringComparison.Ordinal) || System.Version.Parse(number) < System.Version.Parse(OldestTar)))
            throw new EngineException(ProblemCodes.ToolTooOld, $"The tar of {host.Name} cannot be used: {said}.", $"Install GNU tar {OldestTar} or later there: {Install("tar", system)}.");
        return number.Length > 0 ? number : said;
    }

    private static EngineException Missing(IHost host, string tool, string system) =>
        new(ProblemCodes.ToolMissing, $"{tool} is not installed on {host.Name}.", $"Install it there: {Install(tool, system)}.");

    private static string? Install(string tool, string system) =>
        InstallCommands.For(tool, InstallCommands.SystemOf(system), isRoot: system.StartsWith("0\n", StringComparison.Ordinal));

    [GeneratedRegex(@"\d+(\.\d+)+")]
    private static partial Regex Number();
}
