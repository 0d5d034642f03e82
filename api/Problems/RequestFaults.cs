using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace BackupApi.Problems;

/// <summary>Says in the API's own words what the framework could not read in a request: which field of the body it was, and what belongs there.</summary>
internal static partial class RequestFaults
{
    /// <param name="body">What the endpoint takes as its body; null when it takes none, or nobody knows.</param>
    internal static ProblemException Explain(Exception exception, JsonTypeInfo? body) => exception switch
    {
        { InnerException: JsonException { InnerException: JsonException } json } => Invalid($"The body is not valid JSON; line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1} is where it goes wrong."),
        { InnerException: JsonException json } => Field(FieldOf(json.Path ?? ""), json.Message, body),
        NotSupportedException kind => Field(FieldOf(PathOfMessage().Match(kind.Message).Groups[1].Value), kind.Message, body),
        BadHttpRequestException { StatusCode: 415 } => Invalid(ProblemDefaults.NotJson, 415),
        BadHttpRequestException bad when Unbound().Match(bad.Message) is { Success: true } match => Named(Member(match), $"cannot be “{match.Groups["value"].Value}”."),
        BadHttpRequestException bad when Missing().Match(bad.Message) is { Success: true } match =>
            match.Groups["place"].Value.Contains("body", StringComparison.Ordinal) ? Invalid("The request has no body.") : Named(Member(match), "is missing."),
        BadHttpRequestException bad => Invalid(bad.Message, bad.StatusCode),
        _ => Invalid(exception.Message),
    };

    private static ProblemException Invalid(string detail, int status = 400) => new(status, ProblemCodes.Invalid, detail, ProblemDefaults.Hint);

    private static ProblemException Named(string field, string sentence) =>
        new(400, ProblemCodes.Invalid, $"“{field}” {sentence}", ProblemDefaults.Hint) { Errors = new Dictionary<string, string[]> { [field] = [$"“{field}” {sentence}"] } };

    private static ProblemException Field(string field, string message, JsonTypeInfo? body)
    {
        var expected = body is null ? null : Find(body, field);
        if (expected?.PolymorphismOptions is { TypeDiscriminatorPropertyName: var kind } && message.Contains("type discriminator", StringComparison.Ordinal))
            (field, expected) = ($"{field}.{kind}", null);
        var noun = expected is null ? Kinds(body, field) : Noun(expected);
        var given = UnknownKind().Match(message) is { Success: true } match ? $", and was given “{match.Groups[1].Value}”" : "";
        if (field.Length == 0) return Invalid($"The body must be {noun ?? "of another kind"}.");
        return Named(field, $"must be {noun ?? "of another kind"}{given}.");
    }

    /// <summary>Parameters of an address may be told as the property that takes them.</summary>
    private static string Member(Match match) => JsonNamingPolicy.CamelCase.ConvertName(match.Groups["name"].Value);

    /// <summary>"$.settings.paths[1]" → "settings.paths[1]"; "$" → "".</summary>
    private static string FieldOf(string path) => path.TrimStart('$').TrimStart('.');

    /// <summary>The type at a path such as "settings.paths[1]"; null when the path leads nowhere.</summary>
    private static JsonTypeInfo? Find(JsonTypeInfo type, string field)
    {
        JsonTypeInfo? found = type;
        foreach (Match step in Steps().Matches(field))
        {
            if (found is null) return null;
            var options = found.Options;
            var next = step.Value[0] == '[' || found.Kind == JsonTypeInfoKind.Dictionary
                ? found.ElementType
                : Members(found).FirstOrDefault(member => string.Equals(member.Name, step.Value, StringComparison.OrdinalIgnoreCase))?.PropertyType;
            found = next is null ? null : options.GetTypeInfo(next);
        }

        return found;
    }

    /// <summary>Of a type of several kinds those of each kind.</summary>
    private static IEnumerable<JsonPropertyInfo> Members(JsonTypeInfo type) =>
        type.PolymorphismOptions is { } kinds ? kinds.DerivedTypes.SelectMany(kind => type.Options.GetTypeInfo(kind.DerivedType).Properties) : type.Properties;

    /// <summary>What the member that names the kind of an object may be; null for every other member.</summary>
    private static string? Kinds(JsonTypeInfo? body, string field)
    {
        var dot = field.LastIndexOf('.');
        var parent = body is null ? null : Find(body, dot < 0 ? "" : field[..dot]);
        return parent?.PolymorphismOptions is { } kinds && field[(dot + 1)..] == kinds.TypeDiscriminatorPropertyName ? OneOf(kinds.DerivedTypes.Select(kind => $"{kind.TypeDiscriminator}")) : null;
    }

    private static string Noun(JsonTypeInfo type)
    {
        var bare = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (bare.IsEnum) return OneOf(Enum.GetValues(bare).Cast<object>().Select(value => JsonSerializer.Serialize(value, bare, type.Options).Trim('"')));
        if (bare == typeof(string)) return "a text";
        if (bare == typeof(bool)) return "true or false";
        if (bare == typeof(Guid)) return "an id (a UUID)";
        if (bare == typeof(int) || bare == typeof(long) || bare == typeof(short)) return "a whole number";
        if (bare == typeof(double) || bare == typeof(decimal) || bare == typeof(float)) return "a number";
        if (bare == typeof(DateTimeOffset) || bare == typeof(DateTime)) return "a time with its zone, such as 2026-11-30T04:00:00Z";
        if (bare == typeof(DateOnly)) return "a date, such as 2026-11-30";
        if (bare == typeof(TimeOnly)) return "a time of day, such as 04:00";
        return type.Kind != JsonTypeInfoKind.Dictionary && typeof(IEnumerable).IsAssignableFrom(bare) ? "a list" : "an object";
    }

    private static string OneOf(IEnumerable<string> words) => $"one of {string.Join(", ", words)}";

    [GeneratedRegex(@"\[\d+\]|[^.\[\]]+")]
    private static partial Regex Steps();

    [GeneratedRegex(@"Path: (\S+) \|")]
    private static partial Regex PathOfMessage();

    [GeneratedRegex("^Read unrecognized type discriminator id '(.*?)'\\. Path: ")]
    private static partial Regex UnknownKind();

    [GeneratedRegex("^Failed to bind parameter \"\\S+ (?<name>\\S+)\" from \"(?<value>.*)\"\\.$", RegexOptions.Singleline)]
    private static partial Regex Unbound();

    [GeneratedRegex("(?:Required|Implicit body inferred for) parameter \"(?:\\S+ )?(?<name>\\S+)\" (?:was not provided from|but) (?<place>.*)$")]
    private static partial Regex Missing();
}
