using System.Globalization;
using BackupApi.Connections;
using BackupApi.Connections.PostgreSql;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.SourceTypes.PostgreSql;

/// <summary>PostgreSQL ends every session, and often itself, when its log finds no room on the disk. Its clients only see that it is gone.</summary>
internal static class PostgreSqlRoom
{
    // A segment of the log is made whole, 16 MiB unless the cluster was made otherwise.
    private const long Scarce = 64 << 20;

    private const string Script = """cd -- "$1" && df -Pk . pg_wal/. | awk 'NR > 1 { print $4 }' """;

    /// <summary>The cause itself where the folder is not on this host, or has room.</summary>
    public static async Task<ConnectionException> ExplainAsync(PostgreSqlClient client, string dataFolder, ConnectionException cause)
    {
        try
        {
            var result = await client.Host.RunAsync(new CommandLine("sh", "-c", Script, "sh", dataFolder) { AsRoot = true }, CancellationToken.None);
            var free = result.StandardOutput.Split('\n').Select(line => long.TryParse(line, CultureInfo.InvariantCulture, out var kibibytes) ? kibibytes << 10 : (long?)null).OfType<long>().ToList();
            if (!result.Succeeded || free.Count == 0 || free.Min() >= Scarce) return cause;
            return new ConnectionException(ProblemCodes.StorageFull, $"The disk of the database on {client.Host.Name} is full ({free.Min() >> 20} MiB are left), and the server ended every session for that: {cause.Message}",
                "Free some room on the database's disk, start the server if it did not come back by itself, then try again.", cause);
        }
        catch (HostException)
        {
            return cause;
        }
    }
}
