using System.Text.Json.Nodes;
using BackupApi.Tests.Architecture;

namespace BackupApi.Tests.OpenApi;

[Collection(nameof(ApiCollection))]
public sealed class ContractTests(ApiFixture api)
{
    private async Task<JsonNode> ServedAsync()
    {
        using var client = api.NewClient();
        return JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!;
    }

    private static IEnumerable<(string Path, string Method, JsonNode Operation)> Operations(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(method => (path.Key, method.Key, method.Value!)));

    [Fact]
    public async Task The_committed_document_is_what_the_service_serves()
    {
        var committed = JsonNode.Parse(SourceTree.Read("api/openapi.json"))!;
        JsonNode.DeepEquals(committed, await ServedAsync()).ShouldBeTrue("api/openapi.json is not current. Run: dotnet run --project api -- --export-openapi openapi.json");
    }

    [Fact]
    public async Task Every_operation_has_an_id_a_tag_a_summary_and_says_how_it_fails()
    {
        var operations = Operations(await ServedAsync()).ToList();
        operations.Select(operation => operation.Operation["operationId"]!.GetValue<string>()).ShouldBeUnique();
        foreach (var (path, method, operation) in operations)
        {
            operation["tags"]!.AsArray().Count.ShouldBe(1, $"{method} {path}");
            (operation["summary"]?.GetValue<string>()).ShouldNotBeNullOrWhiteSpace($"{method} {path}: its handler needs a /// summary");
            operation["responses"]!["default"].ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task Every_json_body_has_an_example()
    {
        var without = Operations(await ServedAsync()).Where(operation => operation.Operation["requestBody"]?["content"]?["application/json"] is { } json && json["example"] is null);
        without.Select(operation => operation.Operation["operationId"]!.GetValue<string>()).ShouldBeEmpty("add it to api/OpenApi/examples.json");
    }

    [Fact]
    public async Task Numbers_are_numbers_and_enums_are_snake_case_words()
    {
        var schemas = (await ServedAsync())["components"]!["schemas"]!.AsObject();
        schemas.ToJsonString().ShouldNotContain("\"integer\",\"string\"");
        schemas.ToJsonString().ShouldNotContain("\"pattern\"");
        var words = schemas.Select(schema => schema.Value!["enum"]).OfType<JsonArray>().SelectMany(values => values).OfType<JsonNode>().Select(value => value.GetValue<string>()).ToList();
        words.Count.ShouldBeGreaterThan(20);
        words.ShouldAllBe(word => System.Text.RegularExpressions.Regex.IsMatch(word, "^[a-z0-9_]+$"));
    }

    [Fact]
    public async Task Swagger_ui_is_served_under_a_policy_without_inline_scripts()
    {
        using var client = api.NewClient();
        using var page = await client.GetAsync("/docs/index.html");
        page.EnsureSuccessStatusCode();
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self';");
        var html = await page.Content.ReadAsStringAsync();
        System.Text.RegularExpressions.Regex.IsMatch(html, "<script(?![^>]*src=)").ShouldBeFalse();
    }
}
