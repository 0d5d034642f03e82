using System.Net;
using System.Text.RegularExpressions;
using BackupApi.Hosts;
using BackupApi.Processes;
using BackupApi.Storage;

namespace BackupApi.Engines.Borg;

/// <summary>Removes the lock of a borg that is provably gone. Borg does so itself when the process id is free; after a crash the id may have gone to another program.
/// Locks are always taken by a process of the machine that keeps the repository, also when a server writes: there it is "borg serve".</summary>
internal sealed partial class BorgLocks(BorgRunner runner)
{
    // Gone is what the kernel says so of. A process that is there and is no borg has got the number of one that is gone; what cannot be told,
    // because the processes of others are hidden or there is no /proc, counts as there.
    internal const string AliveScript = """
        uname -n
        export LC_ALL=C
        for pid do
          case $(kill -0 "$pid" 2>&1) in *[Nn]o\ such\ process*) continue ;; esac
          words=$(tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline") || { echo "$pid"; continue; }
          case $words in *borg*) echo "$pid" ;; esac
        done 2>/dev/null
        """;

    /// <returns>How many owners there were.</returns>
    public async Task<int> BreakStaleAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        await using var keeper = await runner.OpenKeeperAsync(repository, cancellationToken);
        var owners = keeper is null ? Owners(repository.Path) : await OwnersAsync(repository.Place.Objects, cancellationToken);
        if (owners.Count == 0 || !(keeper is null ? owners.All(IsGone) : await AreGoneAsync(keeper, owners, cancellationToken))) return 0;
        await runner.RunHereAsync(repository, BorgCommands.BreakLock, null, cancellationToken);
        return owners.Distinct().Count();
    }

    private static async Task<List<(string Host, int Process)>> OwnersAsync(IObjectStorage objects, CancellationToken cancellationToken)
    {
        var owners = new List<(string, int)>();
        await foreach (var item in objects.ListAsync("lock.exclusive/", cancellationToken))
        {
            if (ExclusiveName().Match(item.Name["lock.exclusive/".Length..]) is { Success: true } match) owners.Add(Owner(match));
        }

        if (await objects.FindAsync("lock.roster", cancellationToken) is null) return owners;
        using var roster = new StreamReader(await objects.OpenAsync("lock.roster", 0, cancellationToken));
        owners.AddRange(RosterEntry().Matches(await roster.ReadToEndAsync(cancellationToken)).Select(Owner));
        return owners;
    }

    /// <summary>Asks the machine that keeps the repository, for its own processes.</summary>
    private static async Task<bool> AreGoneAsync(IHost keeper, List<(string Host, int Process)> owners, CancellationToken cancellationToken)
    {
        var result = await keeper.RunAsync(new CommandLine("sh", (string[])["-c", AliveScript, "sh", .. owners.Select(owner => $"{owner.Process}")]), cancellationToken);
        var lines = result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return result.Succeeded && lines.Length == 1 && owners.All(owner => IsOf(lines[0], owner.Host));
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
        if (!IsOf(Dns.GetHostName(), owner.Host)) return false;

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

    private static bool IsOf(string name, string host) => host.StartsWith(name + "@", StringComparison.Ordinal) || host.StartsWith(name + ".", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<host>.+)\.(?<process>\d+)-[0-9a-f]+$")]
    private static partial Regex ExclusiveName();

    [GeneratedRegex(@"\[\s*""(?<host>[^""]+)""\s*,\s*(?<process>\d+)\s*,\s*\d+\s*\]")]
    private static partial Regex RosterEntry();
}
