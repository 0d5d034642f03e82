using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Connections.MySql;

/// <summary>Looks where a server keeps ways to sign in to its own database: Debian's file, the user's option file, the socket. What the files hold is never read here.</summary>
internal static class MySqlDetection
{
    private const string Script = """
        for file in /etc/mysql/debian.cnf "$HOME/.my.cnf" /root/.my.cnf; do
          [ -r "$file" ] && grep -q '^\[client\]' "$file" && printf 'file\t%s\n' "$file"
        done
        find /run/mysqld /var/run/mysqld /var/lib/mysql /tmp -maxdepth 1 -type s -name 'mysql*.sock' 2>/dev/null | while read -r path; do printf 'socket\t%s\n' "$(readlink -f "$path")"; done
        exit 0
        """;

    public static async Task<IReadOnlyList<DetectedConnection>> RunAsync(IHost host, CancellationToken cancellationToken)
    {
        var result = await host.RunAsync(new CommandLine("sh", "-c", Script) { AsRoot = true }, cancellationToken);
        var found = result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Select(line => line.Split('\t')).ToList();
        var sockets = found.Where(line => line[0] == "socket").Select(line => line[1]).ToList();
        var candidates = found.Where(line => line[0] == "file").Select(line => (Title: $"Option file {line[1]}", Settings: new MySqlConnectionSettings { AuthMethod = MySqlAuthMethod.OptionFile, OptionFile = line[1] }))
            .Concat(sockets.Select(path => (Title: $"Root over the socket {path}", Settings: new MySqlConnectionSettings { AuthMethod = MySqlAuthMethod.Socket, Socket = path })));
        var detected = new List<DetectedConnection>();
        foreach (var (title, settings) in candidates)
            detected.Add(await TryAsync(host, title, settings, cancellationToken));
        return [.. detected.OrderByDescending(candidate => candidate.SignsIn)];
    }

    private static async Task<DetectedConnection> TryAsync(IHost host, string title, MySqlConnectionSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            var client = await MySqlClient.OpenAsync(host, settings, null, cancellationToken);
            var (user, version) = await client.SignInAsync(cancellationToken);
            return new DetectedConnection(MySqlConnection.TypeName, title, $"Signs in as {user}, {version}.", true, settings);
        }
        catch (ConnectionException exception)
        {
            return new DetectedConnection(MySqlConnection.TypeName, title, exception.Message, false, settings);
        }
    }
}
