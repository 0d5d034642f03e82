using System.Globalization;
using System.Text.RegularExpressions;

namespace BackupApi.Hosts.Detection;

/// <summary>Reads what the detection script prints.</summary>
internal static partial class CapabilitiesParser
{
    public static ServerCapabilities Parse(string text, IEnumerable<string> tools)
    {
        var lines = text.Split('\n').Select(line => line.Split('\t')).Where(fields => fields.Length > 1).ToLookup(fields => fields[0], fields => fields[1..]);
        var osRelease = string.Join('\n', lines["os"].Select(fields => fields[0]));
        var isRoot = First("user") == "0";
        return new ServerCapabilities(
            First("host"), OperatingSystem(osRelease), First("kernel"), First("architecture"), (int)Number(First("cpus")), Number(First("memory")) * 1024, isRoot,
            [.. tools.Select(tool => Tool(tool, lines["tool"].FirstOrDefault(fields => fields[0] == tool), osRelease, isRoot))],
            Mounts(lines["mount"], lines["lv"]), Databases(lines["database"]),
            [.. lines["container"].Where(fields => fields.Length == 3).Select(fields => new ServerContainer(fields[0], fields[1], fields[2]))]);

        string First(string name) => lines[name].FirstOrDefault()?[0] ?? "";
    }

    private static string OperatingSystem(string osRelease) => PrettyName().Match(osRelease) is { Success: true } match ? match.Groups[1].Value : "Linux";

    private static ServerTool Tool(string name, string[]? found, string osRelease, bool isRoot)
    {
        if (found is not [_, var path, var line])
            return new ServerTool(name, null, null, InstallCommands.For(name, InstallCommands.SystemOf(osRelease), isRoot));
        return new ServerTool(name, VersionNumber().Match(line) is { Success: true } version ? version.Value : null, path, null);
    }

    /// <summary>One per device: the same one bound elsewhere adds nothing that could be backed up.</summary>
    private static List<ServerMount> Mounts(IEnumerable<string[]> mounts, IEnumerable<string[]> volumes)
    {
        var snapshotVolumes = volumes.Where(HasRoomForSnapshot).SelectMany(fields => fields[..2]).ToHashSet();
        return [.. mounts.Where(fields => fields.Length == 4).Select(fields => Mount(fields, snapshotVolumes)).OfType<ServerMount>()
            .GroupBy(mount => mount.Device is "overlay" ? mount.Path : mount.Device).Select(same => same.MinBy(mount => mount.Path.Length)!).OrderBy(mount => mount.Path, StringComparer.Ordinal)];
    }

    /// <summary>A snapshot of a plain volume needs free room in its group; a thin one (attribute V) does not.</summary>
    private static bool HasRoomForSnapshot(string[] fields) => fields is [_, _, var free, var attributes] && (Number(free) > 0 || attributes.StartsWith('V'));

    private static ServerMount? Mount(string[] fields, HashSet<string> snapshotVolumes)
    {
        var (type, device, path) = (fields[0], fields[2], fields[3]);
        if (fields[1].Split(' ') is not [var block, var total, var free, var available] || Number(total) == 0)
            return null;
        var method = type is "btrfs" or "zfs" ? type : snapshotVolumes.Contains(device) ? "lvm" : null;
        var size = Number(block);
        return new ServerMount(path, type, device, Number(total) * size, (Number(total) - Number(free)) * size, Number(available) * size, method);
    }

    private static List<ServerDatabase> Databases(IEnumerable<string[]> databases)
    {
        var all = databases.Where(fields => fields.Length == 3).Select(fields => new ServerDatabase(fields[0], fields[1], fields[2])).ToList();
        // A named cluster says more than its process.
        return [.. all.Where(database => !database.Detail.StartsWith("process", StringComparison.Ordinal) || all.Count(other => other.Type == database.Type) == 1)];
    }

    private static long Number(string text) => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex("^PRETTY_NAME=[\"']?(.*?)[\"']?$", RegexOptions.Multiline)]
    private static partial Regex PrettyName();

    [GeneratedRegex(@"\d+(\.\d+)+")]
    private static partial Regex VersionNumber();
}
