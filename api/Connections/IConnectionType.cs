using System.Text.Json;
using BackupApi.Hosts;

namespace BackupApi.Connections;

/// <summary>A kind of service that runs on a server and wants a sign-in of its own. One file and one line in the Catalog per member.
/// Settings are taken with their secrets. Expected failures are <see cref="ConnectionException"/>.</summary>
public interface IConnectionType
{
    /// <summary>Stable name, such as "mysql"; the discriminator of its settings.</summary>
    string Type { get; }

    string Title { get; }

    string Summary { get; }

    /// <summary>The settings record, whose properties carry display attributes (<see cref="Catalogs.FieldAttribute"/>).</summary>
    Type SettingsType { get; }

    /// <summary>Errors by field name; empty when the settings are sound.</summary>
    IReadOnlyDictionary<string, string[]> Validate(JsonElement settings);

    /// <summary>Every step a person wants to see: the tool on the server, reach, sign-in, the server's version, what the user may do. A failing step is no exception.</summary>
    Task<IReadOnlyList<TestStep>> TestAsync(IHost host, JsonElement settings, CancellationToken cancellationToken);

    /// <summary>What could be used on a server without asking anybody; those that sign in stand first.</summary>
    Task<IReadOnlyList<DetectedConnection>> DetectAsync(IHost host, CancellationToken cancellationToken);

    /// <summary>Databases that hold something of the users', in the order of their names.</summary>
    Task<IReadOnlyList<DatabaseInfo>> ListDatabasesAsync(IHost host, JsonElement settings, CancellationToken cancellationToken);
}

/// <summary>A way to sign in that was found on a server.</summary>
/// <param name="Detail">Where it was found, and whether signing in worked.</param>
/// <param name="Settings">Without secrets: what a file holds stays on the server.</param>
public sealed record DetectedConnection(string Type, string Title, string Detail, bool SignsIn, ConnectionSettings Settings);

/// <param name="Bytes">Of tables and indexes as the server counts them; null when it does not tell.</param>
/// <param name="Tables">Null when they are not counted without opening the database.</param>
/// <param name="Warnings">What a backup of it has to do without, such as a transaction over tables that know none.</param>
public sealed record DatabaseInfo(string Name, long? Bytes, long? Tables, IReadOnlyList<string> Warnings);

/// <summary>A service could not be reached or used.</summary>
/// <param name="code">service_unreachable, service_credentials_refused, encryption_*, certificate_*, client_certificate_refused, database_missing, permission_denied, storage_full, tool_missing, tool_too_old, tool_failed, connection_lost.</param>
public sealed class ConnectionException(string code, string message, string hint, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
    public string Hint { get; } = hint;

    /// <summary>True when trying again may help.</summary>
    public bool IsTransient { get; init; }
}
