using System.Text.RegularExpressions;
using BackupApi.Hosts;
using BackupApi.Hosts.Detection;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Connections.MySql;

/// <summary>The client programs of a server: MariaDB's where they are, else MySQL's.</summary>
internal sealed partial record MySqlTools(string Client, string Dump, string Version, bool IsMariaDb)
{
    private const string Script = """
        for pair in mariadb:mariadb-dump mysql:mysqldump; do
          client=$(command -v "${pair%%:*}") && dump=$(command -v "${pair#*:}") || continue
          printf '%s\n%s\n' "$client" "$dump"; exec "$client" --no-defaults --version
        done
        cat /etc/os-release 2>/dev/null; id -u; exit 3
        """;

    /// <summary>Throws <see cref="ConnectionException"/> (tool_missing, tool_failed).</summary>
    public static async Task<MySqlTools> FindAsync(IHost host, CancellationToken cancellationToken)
    {
        var result = await host.RunAsync(new CommandLine("sh", "-c", Script), cancellationToken);
        if (result.ExitCode == 3)
        {
            var install = InstallCommands.For("mariadb-dump", InstallCommands.SystemOf(result.StandardOutput), result.StandardOutput.TrimEnd().EndsWith("\n0", StringComparison.Ordinal));
            throw new ConnectionException(ProblemCodes.ToolMissing, $"The clients of MySQL and MariaDB are not installed on {host.Name}.", $"Install them there: {install}");
        }

        if (!result.Succeeded || result.StandardOutput.Split('\n') is not [var client, var dump, var version, ..])
            throw new ConnectionException(ProblemCodes.ToolFailed, $"The database client does not run on {host.Name}: {result.StandardError.Trim()}", "Run it there with --version by hand; its installation is broken.");
        var number = Number().Match(version);
        return new MySqlTools(client, dump, number.Success ? number.Value : version.Trim(), version.Contains("MariaDB", StringComparison.Ordinal));
    }

    public string Name => $"{System.IO.Path.GetFileName(Dump)} {Version} ({(IsMariaDb ? "MariaDB" : "MySQL")})";

    // "mariadb  Ver 15.1 Distrib 10.11.6-MariaDB", "mariadb from 11.4.2-MariaDB", "mysql  Ver 8.0.36 for Linux"
    [GeneratedRegex(@"(?<=Distrib |from |Ver (?!\d+\.\d+ Distrib))\d+(\.\d+)+")]
    private static partial Regex Number();
}
