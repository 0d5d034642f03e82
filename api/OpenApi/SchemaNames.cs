using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace BackupApi.OpenApi;

/// <summary>Names schemas after their records; nullable enums share the schema of the enum.</summary>
internal static class SchemaNames
{
    internal static string? Of(JsonTypeInfo type) => OpenApiOptions.CreateDefaultSchemaReferenceId(type);
}
