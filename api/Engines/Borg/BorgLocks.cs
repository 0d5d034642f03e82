using System.Net;
using System.Text.RegularExpressions;

namespace BackupApi.Engines.Borg;

/// <summary>Removes the lock of a borg that is provably gone. Borg does so itself when the process id is free; after a crash the id may have gone to another program.
/// Locks are always taken by a process of the backup host, also when a server writes: there it is "borg serve".</summary>
internal sealed partial class BorgLocks(BorgRunner runner)
{
    /// <returns>How many owners there were.</returns>
    public async Task<int> BreakStaleAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        var owners = Owners(repository.Path);
        if (owners.Count == 0 || !owners.All(IsGone)) return 0;
        await runner.RunHereAsync(repository, BorgCommands.BreakLock, null, cancellationToken);
        return owners.Distinct().Count();
    }

    private static List<(string Host, int Process)> Owners(string path)
    {
        var owners = new List<(string, int)>();
        var exclusive = new DirectoryInfo(Path.Combine(path, "lock.exclusive"));
        if (exclusive.Exists)
        {
            owners.AddRange(exclusive.EnumerateFiles().Select(file => ExclusiveName().Match(file.Name)).Where(match => match.Success).Select(Owner));
        }

        var roster = new FileInfo(Path.Combine(path, "lock.roster"));
        if (roster.Exists)
        {
            owners.AddRange(RosterEntry().Matches(File.ReadAllText(roster.FullName)).Select(Owner));
        }

        return owners;
    }

    private static (string Host, int Process) Owner(Match match) => (match.Groups["host"].Value, int.Parse(match.Groups["process"].Value, null));

    // The host part is name@hardware address. Of another machine nothing can be proven.
    private static bool IsGone((string Host, int Process) owner)
    {
        var name = Dns.GetHostName();
        if (!owner.Host.StartsWith(name + "@", StringComparison.Ordinal) && !owner.Host.StartsWith(name + ".", StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            // "borg", "/usr/bin/python3 /usr/bin/borg", "borg-linux64": the program is among the first words.
            var words = File.ReadAllText($"/proc/{owner.Process}/cmdline").Split('\0').Take(3);
            return !words.Any(word => Path.GetFileName(word).StartsWith("borg", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^(?<host>.+)\.(?<process>\d+)-[0-9a-f]+$")]
    private static partial Regex ExclusiveName();

    [GeneratedRegex(@"\[\s*""(?<host>[^""]+)""\s*,\s*(?<process>\d+)\s*,\s*\d+\s*\]")]
    private static partial Regex RosterEntry();
}
