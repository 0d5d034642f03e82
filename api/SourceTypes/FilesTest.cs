using System.Diagnostics;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.SourceTypes;

/// <summary>Looks at every path of a files source: there, readable, and whether its file system could be frozen.</summary>
internal static class FilesTest
{
    private static readonly string[] WithSnapshots = ["btrfs", "zfs"];

    private const string Look =
        """
        path=$1
        if [ ! -e "$path" ] && [ ! -L "$path" ]; then echo missing; exit; fi
        if [ -d "$path" ]; then [ -r "$path" ] && [ -x "$path" ] && echo folder || echo denied
        else [ -r "$path" ] || [ -L "$path" ] && echo file || echo denied; fi
        findmnt -n -o FSTYPE,SOURCE -T "$path" 2>/dev/null || true
        """;

    public static async Task<IReadOnlyList<TestStep>> RunAsync(IHost host, FilesSettings settings, CancellationToken cancellationToken)
    {
        var steps = new List<TestStep>();
        var fileSystems = new List<string>();
        foreach (var path in settings.Paths.Distinct())
        {
            var watch = Stopwatch.StartNew();
            var result = await host.RunAsync(new CommandLine("sh", "-c", Look, "sh", path) { AsRoot = true }, cancellationToken);
            var lines = result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            steps.Add(Step(host, path, lines.FirstOrDefault(), watch));
            fileSystems.AddRange(lines.Skip(1));
        }

        steps.Add(Atomicity(fileSystems));
        return steps;
    }

    private static TestStep Step(IHost host, string path, string? state, Stopwatch watch)
    {
        var title = $"Path {path}";
        return state switch
        {
            "folder" => new("path", title, TestStepStatus.Passed, "The folder is there and can be read.", null, null, watch.ElapsedMilliseconds),
            "file" => new("path", title, TestStepStatus.Passed, "The file is there and can be read.", null, null, watch.ElapsedMilliseconds),
            "missing" => new("path", title, TestStepStatus.Failed, $"There is no such path on {host.Name}.", ProblemCodes.PathMissing, "Correct the path, or mount what it belongs to.", watch.ElapsedMilliseconds),
            _ => new("path", title, TestStepStatus.Failed, $"The path may not be read by the user that {host.Name} is signed in to.", ProblemCodes.PermissionDenied,
                "Give that user access, or let the server use sudo.", watch.ElapsedMilliseconds),
        };
    }

    // Says what is so; a missing snapshot is no fault of the source.
    private static TestStep Atomicity(List<string> fileSystems)
    {
        var kinds = fileSystems.Select(line => line.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        var capable = kinds.Where(kind => WithSnapshots.Contains(kind[0]) || kind.ElementAtOrDefault(1)?.StartsWith("/dev/mapper/", StringComparison.Ordinal) == true).ToList();
        var detail = kinds.Count > 0 && capable.Count == kinds.Count
            ? $"The file systems ({string.Join(", ", kinds.Select(kind => kind[0]).Distinct())}) can make snapshots; files are read as they are while the backup runs."
            : "The file systems make no snapshots: files that change while they are read are stored as read and named in the result.";
        return new TestStep("atomicity", "Consistency", TestStepStatus.Passed, detail, null, null, 0);
    }
}
