using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Connections.PostgreSql;

/// <summary>Finds the clusters of a server: those that Debian's tools know, else every socket of a running one; and tries them as the user that owns them.</summary>
internal static class PostgreSqlDetection
{
    private const string Script = """
        if command -v pg_lsclusters >/dev/null; then
          timeout 10 pg_lsclusters -h 2>/dev/null | while read -r version name port status owner _; do
            folder=$(timeout 10 pg_conftool -s "$version" "$name" show unix_socket_directories 2>/dev/null | cut -d, -f1)
            printf '%s\t%s/%s, %s\t%s\t%s\n' "$port" "$version" "$name" "$status" "$owner" "$folder"
          done
        fi
        for socket in /var/run/postgresql/.s.PGSQL.* /run/postgresql/.s.PGSQL.* /tmp/.s.PGSQL.*; do
          if [ -S "$socket" ]; then printf '%s\tsocket %s\t%s\t%s\n' "${socket##*.}" "$socket" "$(stat -c %U -- "$socket")" "${socket%/*}"; fi
        done
        exit 0
        """;

    public static async Task<IReadOnlyList<DetectedConnection>> RunAsync(IHost host, CancellationToken cancellationToken)
    {
        var result = await host.RunAsync(new CommandLine("sh", "-c", Script) { AsRoot = true }, cancellationToken);
        var found = result.StandardOutput.Split('\n').Select(line => line.Split('\t')).Where(fields => fields.Length == 4 && int.TryParse(fields[0], out _)).DistinctBy(fields => fields[0]);
        var detected = new List<DetectedConnection>();
        foreach (var fields in found)
        {
            var settings = new PostgreSqlConnectionSettings
            {
                AuthMethod = PostgreSqlAuthMethod.Peer, Port = int.Parse(fields[0]), SystemUser = fields[2], SocketFolder = fields[3].StartsWith('/') ? fields[3] : null,
            };
            detected.Add(await TryAsync(host, $"Cluster {fields[1]}", settings, cancellationToken));
        }

        return [.. detected.OrderByDescending(candidate => candidate.SignsIn)];
    }

    private static async Task<DetectedConnection> TryAsync(IHost host, string title, PostgreSqlConnectionSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            var client = await PostgreSqlClient.OpenAsync(host, settings, null, cancellationToken);
            var server = await client.SignInAsync(cancellationToken);
            return new DetectedConnection(PostgreSqlConnection.TypeName, title, $"Port {settings.Port}: signs in as {server.User}, PostgreSQL {server.VersionText}.", true, settings);
        }
        catch (ConnectionException exception)
        {
            return new DetectedConnection(PostgreSqlConnection.TypeName, title, $"Port {settings.Port}: {exception.Message}", false, settings);
        }
    }
}
