using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Engines;

/// <summary>Whether what a backup names is there at all.</summary>
internal static class SourcePaths
{
    private const string Missing = """for path do [ -e "$path" ] || [ -L "$path" ] || printf x; done""";

    /// <summary>Some missing paths make warnings; a backup of nothing at all is a mistake. Throws path_missing.</summary>
    public static async Task RequireAnyAsync(IHost host, BackupRequest request, CancellationToken cancellationToken)
    {
        if (request.Streams.Count > 0) return;
        var command = new CommandLine("sh", (string[])["-c", Missing, "sh", .. request.Paths]) { AsRoot = true, Operation = request.Operation };
        var result = await host.RunAsync(command, cancellationToken);
        if (result.Succeeded && result.StandardOutput.Length == request.Paths.Count)
            throw new EngineException(ProblemCodes.PathMissing, $"None of the source's paths exists on {host.Name}.", "Correct the paths of the source, or mount what they belong to.");
    }
}
