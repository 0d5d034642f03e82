using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace BackupApi.OpenApi;

/// <summary>What a body of each operation looks like: examples.json, by operation id.</summary>
internal static class Examples
{
    private static readonly JsonObject ById = Read();

    internal static void Apply(OpenApiOperation operation)
    {
        if (operation.OperationId is not { } id || ById[id] is not { } example) return;
        foreach (var media in operation.RequestBody?.Content?.Values.AsEnumerable() ?? []) media.Example = example.DeepClone();
    }

    private static JsonObject Read()
    {
        using var stream = typeof(Examples).Assembly.GetManifestResourceStream("examples.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
