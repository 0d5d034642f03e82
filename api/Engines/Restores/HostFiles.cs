using System.Globalization;
using System.Text;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Engines.Restores;

/// <summary>A file as it stands on a host.</summary>
/// <param name="Mode">As ls prints it.</param>
/// <param name="Identity">Device and inode: two names with the same one are hard links of each other.</param>
/// <param name="Links">How many names the file has.</param>
/// <param name="ChangedAt">When it was last written to or given other attributes; nobody can set this time.</param>
internal sealed record FileState(char Type, long Size, DateTimeOffset ModifiedAt, string Mode, string Identity, byte[] LinkTarget, DateTimeOffset ChangedAt, long Links);

/// <summary>Looks at files below a folder of a host, many at a time. Paths are raw bytes relative to the folder; they travel on standard input, NUL-terminated.</summary>
internal sealed class HostFiles(IHost host, string folder, Guid operation)
{
    private const string Look =
        """
        cd -- "$1" 2>/dev/null || exit 0
        xargs -0 -r sh -c 'find "$@" -maxdepth 0 -printf "%p\0%y\0%s\0%T@\0%M\0%D:%i\0%l\0%C@\0%n\0"' sh 2>/dev/null
        [ $? -eq 127 ] && exit 127
        find . -maxdepth 0 -printf ''
        """;

    private const string Remove =
        """
        cd -- "$1" 2>/dev/null || exit 0
        xargs -0 -r sh -c 'for path do if [ -d "$path" ] && [ ! -L "$path" ]; then rmdir -- "$path"; else rm -f -- "$path"; fi; done; exit 0' sh 2>/dev/null
        """;

    private const string Hash = """cd -- "$1" && xargs -0 -r sha256sum -z --""";

    /// <summary>Those of the paths that exist, by path as <see cref="RawText"/> writes it.</summary>
    public async Task<Dictionary<string, FileState>> LookAsync(IEnumerable<byte[]> paths, CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, FileState>();
        await RunAsync(Look, paths, 9, fields => states[Name(fields[0])] = Translate(fields), cancellationToken);
        return states;
    }

    /// <summary>SHA-256 in hex of the content of files, by path. Files that cannot be read are missing in the answer.</summary>
    public async Task<Dictionary<string, string>> HashAsync(IEnumerable<byte[]> paths, CancellationToken cancellationToken)
    {
        var hashes = new Dictionary<string, string>();
        await RunAsync(Hash, paths, 1, fields => hashes[RawText.Decode(fields[0].AsSpan(68))] = Encoding.ASCII.GetString(fields[0], 0, 64), cancellationToken, mayFail: true);
        return hashes;
    }

    /// <summary>The host's own clock.</summary>
    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken)
    {
        var result = await host.RunAsync(new CommandLine("date", "+%s.%N") { Operation = operation }, cancellationToken);
        return Time(result.StandardOutput.Trim());
    }

    /// <summary>Removes files of any type, and folders that are empty.</summary>
    public async Task RemoveAllAsync(IReadOnlyCollection<byte[]> paths, CancellationToken cancellationToken)
    {
        if (paths.Count > 0) await RunAsync(Remove, paths, 1, _ => { }, cancellationToken);
    }

    public async Task<bool> RemoveAsync(byte[] path, CancellationToken cancellationToken)
    {
        var command = new CommandLine("sh", "-c", "cd -- \"$1\" && rm -f -- \"./$2\"", "sh", folder, RawText.Decode(path)) { AsRoot = true, Operation = operation };
        return (await host.RunAsync(command, cancellationToken)).Succeeded;
    }

    private async Task RunAsync(string script, IEnumerable<byte[]> paths, int fieldsPerRecord, Action<byte[][]> take, CancellationToken cancellationToken, bool mayFail = false)
    {
        using var input = new MemoryStream();
        foreach (var path in paths)
        {
            input.Write("./"u8);
            input.Write(path);
            input.WriteByte(0);
        }

        var command = new CommandLine("sh", "-c", script, "sh", folder) { AsRoot = true, Operation = operation, StandardInput = input.ToArray() };
        await using var running = await host.StartAsync(command, cancellationToken);
        var errors = new StreamReader(running.StandardError).ReadToEndAsync(cancellationToken);
        await foreach (var fields in new NulFields(running.StandardOutput, fieldsPerRecord).ReadAsync(cancellationToken))
        {
            take(fields);
        }

        var said = await errors;
        if (await running.WaitAsync(cancellationToken) != 0 && !mayFail)
        {
            throw new EngineException(ProblemCodes.ToolMissing, $"The files on {host.Name} cannot be looked at: {said.Trim()}", "Install GNU findutils and coreutils there.");
        }
    }

    private static string Name(byte[] path) => RawText.Decode(path.AsSpan(2));

    private static FileState Translate(byte[][] fields) => new(
        (char)fields[1][0],
        long.Parse(Encoding.ASCII.GetString(fields[2]), CultureInfo.InvariantCulture),
        Time(Encoding.ASCII.GetString(fields[3])),
        Encoding.ASCII.GetString(fields[4]),
        Encoding.ASCII.GetString(fields[5]),
        fields[6],
        Time(Encoding.ASCII.GetString(fields[7])),
        long.Parse(Encoding.ASCII.GetString(fields[8]), CultureInfo.InvariantCulture));

    private static DateTimeOffset Time(string seconds)
    {
        var value = decimal.Parse(seconds, NumberStyles.Number, CultureInfo.InvariantCulture);
        return DateTimeOffset.UnixEpoch.AddTicks((long)decimal.Floor(value * TimeSpan.TicksPerSecond));
    }
}
