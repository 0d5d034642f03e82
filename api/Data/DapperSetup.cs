using System.Data;
using System.Text.Json;
using Dapper;

namespace BackupApi.Data;

/// <summary>Teaches Dapper the database's ways: snake_case columns, enums as snake_case text, UTC times.</summary>
internal static class DapperSetup
{
    private static int done;

    public static void Apply()
    {
        if (Interlocked.Exchange(ref done, 1) == 1) return;
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.Settings.PreferTypeHandlersForEnums = true;
        SqlMapper.AddTypeHandler(new DateTimeOffsetHandler());
        var enums = typeof(DapperSetup).Assembly.GetTypes()
            .Where(type => type is { IsEnum: true, IsNested: false, Namespace: not null } && type.Namespace.StartsWith("BackupApi", StringComparison.Ordinal));
        foreach (var type in enums)
            SqlMapper.AddTypeHandler(type, (SqlMapper.ITypeHandler)Activator.CreateInstance(typeof(EnumTextHandler<>).MakeGenericType(type))!);
        foreach (var type in typeof(DapperSetup).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IStoredAsJson))))
            SqlMapper.AddTypeHandler(type, (SqlMapper.ITypeHandler)Activator.CreateInstance(typeof(JsonColumn<>).MakeGenericType(type))!);
    }

    /// <summary>For a type that stands in a jsonb column and belongs to a folder that knows nothing of the database.</summary>
    internal static void StoreAsJson<T>() => SqlMapper.AddTypeHandler(new JsonColumn<T>());

    private sealed class DateTimeOffsetHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.ToUniversalTime();

        public override DateTimeOffset Parse(object value) => value switch
        {
            DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
            DateTimeOffset time => time,
            _ => throw new DataException($"Not a time: {value.GetType()}"),
        };
    }

    private sealed class EnumTextHandler<T> : SqlMapper.TypeHandler<T> where T : struct, Enum
    {
        public override void SetValue(IDbDataParameter parameter, T value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = EnumText.Of(value);
        }

        public override T Parse(object value) => EnumText.Parse<T>((string)value);
    }
}

/// <summary>Enums as the database and the API write them: snake_case.</summary>
internal static class EnumText
{
    /// <summary>The values of a filter that takes several, comma separated; none when it is absent. Throws FormatException for one that there is not: an empty list would say that nothing is so.</summary>
    /// <remarks>A query parameter of an enum type would be read by its C# name, and refuse "completed".</remarks>
    /// <param name="field">The filter's name, for the sentence.</param>
    internal static string[] List<T>(string? text, string field) where T : struct, Enum
    {
        var chosen = text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var known = Names<T>.ByText;
        return chosen.FirstOrDefault(one => !known.ContainsKey(one)) is { } unknown
            ? throw new FormatException($"“{field}” must be any of {string.Join(", ", known.Keys)}, and was given “{unknown}”.")
            : chosen;
    }

    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static T Parse<T>(string text) where T : struct, Enum => Names<T>.ByText.TryGetValue(text, out var value) ? value : throw new DataException($"'{text}' is no {typeof(T).Name}.");

    private static class Names<T> where T : struct, Enum
    {
        public static readonly Dictionary<string, T> ByText = Enum.GetValues<T>().ToDictionary(Of);
    }
}
