using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BackupApi.Connections.MySql;
using BackupApi.SourceTypes.Databases;

namespace BackupApi.SourceTypes.MySql;

/// <summary>Writes the command that dumps one database.</summary>
internal static partial class MySqlDump
{
    /// <summary>The last line of a dump that came to its end.</summary>
    public static ReadOnlySpan<byte> End => "-- Dump completed"u8;

    private const string HeaderStart = "-- backupapi: ";

    public static StreamName Streams { get; } = new("mysql", ".sql");

    public static ExtraOptions Options { get; } = new(
        ["--complete-insert", "--skip-extended-insert", "--insert-ignore", "--order-by-primary", "--skip-add-locks", "--skip-disable-keys", "--skip-tz-utc", "--compress", "--skip-add-drop-table", "--dump-history"],
        new Dictionary<string, Regex>
        {
            ["--ignore-table"] = Table(), ["--ignore-table-data"] = Table(), ["--max-allowed-packet"] = Size(), ["--net-buffer-length"] = Size(),
        });

    // One stream holds one database and names none, so that the plain client loads it into any: mysql another < shop.sql
    private const string Script = """printf '%s\n' "$1"; shift; exec "$@" """;

    /// <summary>Its exit code is not 0 when a table goes away in the middle, or the server does; its last line is <see cref="End"/> when it is 0.</summary>
    public static SourceStream Of(MySqlClient client, MySqlDatabase database, MySqlSettings settings)
    {
        var tools = client.Tools;
        var command = client.Script(Script, [HeaderStart + JsonSerializer.Serialize(new DumpHeader(database.Name, database.CharacterSet, database.Collation))], tools.Dump,
            [
                "--single-transaction", "--quick", "--hex-blob", "--default-character-set=utf8mb4", "--no-tablespaces", "--max-allowed-packet=1G", settings.Routines ? "--routines" : "--skip-routines",
                settings.Triggers ? "--triggers" : "--skip-triggers", settings.Events ? "--events" : "--skip-events", .. Flavour(tools), .. settings.ExtraOptions, "--", database.Name,
            ]);
        return new SourceStream(Streams.Of(database.Name), $"the dump of {database.Name}", command) { Explain = said => Explain(client, said) };
    }

    /// <summary>A dump sorts and lists by the disk of the server, which is another one than those that the backup is written to.</summary>
    public static SourceException? Explain(MySqlClient client, string said) =>
        MySqlErrors.IsFull(said) && MySqlErrors.Of(client.Host.Name, said) is var cause ? new SourceException(cause.Code, cause.Message, cause.Hint, cause) : null;

    // MySQL's own client asks servers for what older ones, and MariaDB, do not have; and names its server's transactions, which another server must not take for its own.
    public static string[] Flavour(MySqlTools tools) => tools.IsMariaDb ? []
        : int.TryParse(tools.Version.Split('.')[0], out var major) && major >= 8 ? ["--set-gtid-purged=OFF", "--column-statistics=0"] : ["--set-gtid-purged=OFF"];

    /// <summary>Null for a dump that somebody else made.</summary>
    public static DumpHeader? ReadHeader(ReadOnlyMemory<byte> head)
    {
        var line = Encoding.UTF8.GetString(head.Span).Split('\n')[0];
        return line.StartsWith(HeaderStart, StringComparison.Ordinal) ? JsonSerializer.Deserialize<DumpHeader>(line[HeaderStart.Length..]) : null;
    }

    [GeneratedRegex(@"^[^\x00-\x1f]{1,64}\.[^\x00-\x1f]{1,64}\z")]
    private static partial Regex Table();

    [GeneratedRegex(@"^\d{1,10}[KMG]?\z")]
    private static partial Regex Size();
}

/// <summary>What a dump of one database does not say of itself.</summary>
internal sealed record DumpHeader(string Database, string CharacterSet, string Collation);
