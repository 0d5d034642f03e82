using System.Data;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;

namespace BackupApi.Data;

/// <summary>JSON as the API and the database's jsonb columns write it: camelCase members, snake_case enums.</summary>
internal static class JsonText
{
    internal static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    internal static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowOutOfOrderMetadataProperties = true; // jsonb orders members its own way
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        return options;
    }

    internal static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);

    internal static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("null where a value was stored");
}

/// <summary>Marks a type that stands in a jsonb column. Properties of that type are filled from the column selected as text.</summary>
internal interface IStoredAsJson;

internal sealed class JsonColumn<T> : SqlMapper.TypeHandler<T>
{
    public override void SetValue(IDbDataParameter parameter, T? value) => parameter.Value = value is null ? DBNull.Value : JsonText.Of(value);

    public override T Parse(object value) => JsonText.Read<T>((string)value);
}
