using System.Text.Json;
using System.Text.Json.Serialization;

namespace BackupApi.Connections;

/// <summary>How a service is reached and signed in to. The member `type` says which kind it is.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(MySqlConnectionSettings), MySqlConnection.TypeName)]
[JsonDerivedType(typeof(PostgreSqlConnectionSettings), PostgreSqlConnection.TypeName)]
public abstract record ConnectionSettings;

/// <summary>How the way to a service is protected. preferred: encrypted when the server can. verify_ca, verify_full: its certificate (and name) must be right.</summary>
public enum TlsMode { Disabled, Preferred, Required, VerifyCa, VerifyFull }

/// <summary>Settings as they stand in requests and rows.</summary>
internal static class ConnectionJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerOptions.Web)
    {
        // The database orders the members of an object its own way, so "type" need not come first.
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public static T Read<T>(JsonElement settings) where T : ConnectionSettings => (T)settings.Deserialize<ConnectionSettings>(Options)!;
}
