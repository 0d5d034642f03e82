using System.Globalization;
using System.Text.RegularExpressions;
using BackupApi.Hosts;
using BackupApi.Hosts.Detection;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Connections.PostgreSql;

/// <summary>The newest client programs of a server: pg_dump reads servers of its own version and older ones.</summary>
/// <param name="Folder">Where psql, pg_dump, pg_dumpall and pg_restore are.</param>
/// <param name="Major">15 for 15.4; of versions before 10 the first number.</param>
internal sealed partial record PostgreSqlTools(string Folder, string Version, int Major)
{
    // Debian's /usr/bin/pg_dump chooses a version by what clusters are there; the folders below are asked first.
    private const string Script = """
        seen=
        for folder in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /usr/lib/postgresql*/bin /usr/local/pgsql/bin "$(dirname -- "$(command -v pg_dump || echo /none/none)")"; do
          [ -x "$folder/psql" ] && [ -x "$folder/pg_dump" ] && [ -x "$folder/pg_dumpall" ] && [ -x "$folder/pg_restore" ] || continue
          printf '%s\t%s\n' "$folder" "$("$folder/pg_dump" --version 2>&1)"; seen=1
        done
        [ -n "$seen" ] || { cat /etc/os-release 2>/dev/null; id -u; exit 3; }
        """;

    public string this[string program] => $"{Folder}/{program}";

    /// <summary>Throws <see cref="ConnectionException"/> (tool_missing).</summary>
    public static async Task<PostgreSqlTools> FindAsync(IHost host, CancellationToken cancellationToken)
    {
        var result = await host.RunAsync(new CommandLine("sh", "-c", Script), cancellationToken);
        var found = result.StandardOutput.Split('\n').Select(line => line.Split('\t')).Where(fields => fields.Length == 2).Select(fields => (Folder: fields[0], Version: Number().Match(fields[1])))
            .Where(tools => tools.Version.Success).Select(tools => new PostgreSqlTools(tools.Folder, tools.Version.Value, int.Parse(tools.Version.Groups[1].Value, CultureInfo.InvariantCulture))).ToList();
        if (found.Count > 0) return found.MaxBy(tools => tools.Major)!;
        var install = InstallCommands.For("pg_dump", InstallCommands.SystemOf(result.StandardOutput), result.StandardOutput.TrimEnd().EndsWith("\n0", StringComparison.Ordinal));
        throw new ConnectionException(ProblemCodes.ToolMissing, $"The clients of PostgreSQL are not installed on {host.Name}.", $"Install them there: {install}");
    }

    /// <summary>Throws <see cref="ConnectionException"/> (tool_too_old) when the server is newer than the clients.</summary>
    public void RequireFor(string host, int serverVersion)
    {
        if (serverVersion / 10000 is var server && server > Major)
            throw new ConnectionException(ProblemCodes.ToolTooOld, $"The server is PostgreSQL {server}, and pg_dump on {host} is {Version}, which cannot read it.",
                $"Install postgresql-client-{server} on {host} beside the older one.");
    }

    [GeneratedRegex(@"(\d+)(\.\d+)*")]
    private static partial Regex Number();
}
