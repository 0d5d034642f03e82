using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BackupApi.OpenApi;

/// <summary>Says which members are always there. An answer holds every member (null where it has no value); a request needs those without a default.</summary>
internal static class DescribeSchema
{
    internal static Task Apply(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if (type.IsEnum) schema.Type = JsonSchemaType.String;
        if (type.Namespace?.StartsWith("BackupApi", StringComparison.Ordinal) != true || schema.Properties is not { Count: > 0 } properties) return Task.CompletedTask;
        schema.Required = IsTaken(type) ? Needed(type, properties.Keys) : type == typeof(Problem) ? new HashSet<string> { "status", "detail", "code" } : properties.Keys.ToHashSet();
        return Task.CompletedTask;
    }

    private static bool IsTaken(Type type) => type.Name.EndsWith("Request", StringComparison.Ordinal) || type.Name.EndsWith("Settings", StringComparison.Ordinal);

    private static HashSet<string> Needed(Type type, IEnumerable<string> names)
    {
        var nullability = new NullabilityInfoContext();
        var parameters = type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First().GetParameters();
        return names.Where(name => Array.Find(parameters, parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase)) is { } parameter
            ? !parameter.HasDefaultValue && nullability.Create(parameter).WriteState != NullabilityState.Nullable
            : type.GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase)?.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)) == true).ToHashSet();
    }
}
