using System.Text.Json;

namespace BackupApi.SourceTypes;

/// <summary>Settings as they stand in requests and rows.</summary>
internal static class SettingsJson
{
    // The database orders the members of an object its own way, so "type" need not come first.
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerOptions.Web) { AllowOutOfOrderMetadataProperties = true };
}
