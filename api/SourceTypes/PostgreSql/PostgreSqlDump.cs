using System.Text.RegularExpressions;
using BackupApi.Connections.PostgreSql;
using BackupApi.Problems;
using BackupApi.SourceTypes.Databases;

namespace BackupApi.SourceTypes.PostgreSql;

/// <summary>Writes the commands that dump a cluster.</summary>
internal static partial class PostgreSqlDump
{
    public static StreamName Streams { get; } = new("postgresql", ".dump");

    public static ExtraOptions Options { get; } = new(
        ["--no-comments", "--no-publications", "--no-subscriptions", "--no-security-labels", "--no-tablespaces", "--no-unlogged-table-data", "--no-privileges", "--no-owner", "--load-via-partition-root", "--serializable-deferrable", "--quote-all-identifiers"],
        new Dictionary<string, Regex>
        {
            ["--exclude-table"] = Pattern(), ["--exclude-table-data"] = Pattern(), ["--exclude-schema"] = Pattern(), ["--lock-wait-timeout"] = Milliseconds(),
        });

    /// <summary>Not compressed: every engine does that better, and what did not change is stored once.</summary>
    public static SourceStream Of(PostgreSqlClient client, string database, PostgreSqlSettings settings) => new(
        Streams.Of(database), $"the dump of {database}", client.Command("pg_dump", database, ["--format=custom", "--compress=0", "--no-password", "--no-sync", .. settings.ExtraOptions])) { Explain = said => Explain(client, said) };

    /// <summary>Roles, their memberships and settings, tablespaces. Passwords can be read by superusers only.</summary>
    public static SourceStream Globals(PostgreSqlClient client, bool passwords) => new(
        Streams.Item("globals"), "roles and tablespaces",
        client.Command("pg_dumpall", client.MaintenanceDatabase, ["--globals-only", "--no-password", $"--database={client.MaintenanceDatabase}", .. passwords ? Array.Empty<string>() : ["--no-role-passwords"]]))
    {
        Explain = said => Explain(client, said),
    };

    /// <summary>A dump sorts and lists by the disk of the server, which is another one than those that the backup is written to.</summary>
    private static SourceException? Explain(PostgreSqlClient client, string said) =>
        PostgreSqlErrors.Of(client.Host.Name, said) is { Code: ProblemCodes.StorageFull } cause ? new SourceException(cause.Code, cause.Message, cause.Hint, cause) : null;

    [GeneratedRegex(@"^[^\x00-\x1f]{1,200}\z")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^\d{1,9}\z")]
    private static partial Regex Milliseconds();
}
