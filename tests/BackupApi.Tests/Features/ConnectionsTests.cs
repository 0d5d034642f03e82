using System.Net.Http.Json;
using System.Text.Json;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Features;

[Collection(nameof(ApiCollection))]
public sealed class ConnectionsTests(ApiFixture api) : IAsyncLifetime
{
    private const string Password = "secret of the database";

    private MariaDbLab mysql = null!;
    private Guid serverId;

    public async Task InitializeAsync()
    {
        mysql = await MariaDbLab.StartAsync();
        mysql.Sql($"create user backup@'%' identified by '{Password}'; grant all on *.* to backup@'%'; create database shop; create table shop.orders(id int)");
        serverId = (await PostAsync("/api/v1/servers", new { name = Unique(), kind = "local" })).GetProperty("id").GetGuid();
    }

    public async Task DisposeAsync() => await mysql.DisposeAsync();

    [Fact]
    public async Task A_connection_is_tested_saved_without_showing_its_password_and_lists_databases()
    {
        var made = await CreateAsync();
        made.GetProperty("status").GetString().ShouldBe("success");
        made.GetProperty("secretsSet").EnumerateArray().Select(name => name.GetString()).ShouldBe(["password"]);
        made.GetProperty("lastTest").GetProperty("steps").GetArrayLength().ShouldBe(6);
        var seen = await GetAsync(Url(made));
        seen.ToString().ShouldNotContain(Password);
        seen.GetProperty("settings").GetProperty("password").ValueKind.ShouldBe(JsonValueKind.Null);
        (await api.QueryAsync<int>("select count(*)::int from connections c, audit_events a where c::text like @Text or a::text like @Text", new { Text = $"%{Password}%" })).ShouldBe(0);
        (await GetAsync($"{Url(made)}/databases")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()).ShouldBe(["shop"]);
        (await api.QueryAsync<int>("select count(*)::int from audit_events where subject_id = @Id and action = 'connection.created'", new { Id = made.GetProperty("id").GetGuid() })).ShouldBe(1);
    }

    [Fact]
    public async Task What_does_not_sign_in_is_refused_with_its_steps_unless_the_test_is_skipped()
    {
        using var refused = await api.Owner.PostAsJsonAsync("/api/v1/connections", Request(Settings("wrong")));
        (await refused.ShouldBeProblemAsync(422, "service_credentials_refused")).GetProperty("steps").GetArrayLength().ShouldBe(6);
        var made = await PostAsync("/api/v1/connections", Request(Settings("wrong"), skipTest: true));
        made.GetProperty("status").GetString().ShouldBe("untested");
        (await PostAsync($"{Url(made)}/test", new { })).GetProperty("passed").GetBoolean().ShouldBeFalse();
        (await GetAsync(Url(made))).GetProperty("status").GetString().ShouldBe("failed");
        using var databases = await api.Owner.GetAsync($"{Url(made)}/databases");
        await databases.ShouldBeProblemAsync(502, "service_credentials_refused");
    }

    [Fact]
    public async Task A_password_that_is_left_out_stays_and_is_used_for_tests()
    {
        var made = await CreateAsync();
        var tested = await PostAsync("/api/v1/connections/test", new { serverId, settings = Settings(null), connectionId = made.GetProperty("id").GetGuid() });
        tested.GetProperty("passed").GetBoolean().ShouldBeTrue(tested.ToString());
        using var answer = await PutAsync(made, new { name = "renamed " + Unique(), settings = Settings(null) });
        answer.EnsureSuccessStatusCode();
        (await answer.ReadJsonAsync()).GetProperty("secretsSet").GetArrayLength().ShouldBe(1);
        using var late = await PutAsync(made, new { name = Unique(), settings = Settings(null) });
        await late.ShouldBeProblemAsync(412, "changed_meanwhile");
        using var other = await PutAsync(await GetAsync(Url(made)), new { name = Unique(), settings = new { type = "postgresql", authMethod = "peer" } });
        await other.ShouldBeProblemAsync(400, "invalid");
    }

    [Fact]
    public async Task One_connection_of_a_type_is_the_default_of_its_server()
    {
        var first = await CreateAsync(isDefault: true);
        var second = await CreateAsync(isDefault: true);
        (await GetAsync(Url(first))).GetProperty("isDefault").GetBoolean().ShouldBeFalse();
        second.GetProperty("isDefault").GetBoolean().ShouldBeTrue();
        var list = await GetAsync($"/api/v1/connections?serverId={serverId}&type=mysql");
        list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()).ShouldBe([second.GetProperty("id").GetGuid(), first.GetProperty("id").GetGuid()]);
        (await GetAsync($"/api/v1/connections?serverId={serverId}&type=postgresql")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Neither_a_server_with_connections_nor_one_that_a_source_uses_can_be_deleted()
    {
        var made = await CreateAsync();
        var settings = new { type = "mysql", connectionId = made.GetProperty("id").GetGuid() };
        var source = await PostAsync("/api/v1/sources", new { name = Unique(), serverId, settings });
        using var used = await api.Owner.DeleteAsync(Url(made));
        (await used.ShouldBeProblemAsync(409, "in_use")).GetProperty("uses")[0].GetProperty("name").GetString().ShouldBe(source.GetProperty("name").GetString());
        (await GetAsync(Url(made))).GetProperty("usedBySources")[0].GetProperty("id").GetString().ShouldBe(source.GetProperty("id").GetString());
        (await PostAsync($"/api/v1/sources/{source.GetProperty("id").GetString()}/test", new { })).GetProperty("passed").GetBoolean().ShouldBeTrue();
        (await PostAsync("/api/v1/sources/preview", new { serverId, settings })).GetProperty("databases")[0].GetProperty("name").GetString().ShouldBe("shop");
        var elsewhere = (await PostAsync("/api/v1/servers", new { name = Unique(), kind = "local" })).GetProperty("id").GetGuid();
        using var wrong = await api.Owner.PostAsJsonAsync("/api/v1/sources", new { name = Unique(), serverId = elsewhere, settings });
        (await wrong.ShouldBeProblemAsync(400, "invalid")).GetProperty("errors").TryGetProperty("settings.connectionId", out _).ShouldBeTrue();
        (await api.Owner.DeleteAsync($"/api/v1/sources/{source.GetProperty("id").GetString()}")).EnsureSuccessStatusCode();
        using var server = await api.Owner.DeleteAsync($"/api/v1/servers/{serverId}");
        (await server.ShouldBeProblemAsync(409, "in_use")).GetProperty("uses")[0].GetProperty("type").GetString().ShouldBe("connection");
        using var gone = await api.Owner.DeleteAsync(Url(made));
        ((int)gone.StatusCode).ShouldBe(204);
        using var missing = await api.Owner.GetAsync(Url(made));
        await missing.ShouldBeProblemAsync(404, "not_found");
    }

    [Fact]
    public async Task Names_are_unique_and_wrong_fields_are_named()
    {
        var made = await CreateAsync();
        using var taken = await api.Owner.PostAsJsonAsync("/api/v1/connections", Request(Settings(Password), name: made.GetProperty("name").GetString()));
        await taken.ShouldBeProblemAsync(409, "name_taken");
        using var bad = await api.Owner.PostAsJsonAsync("/api/v1/connections", Request(new { type = "mysql", authMethod = "password", host = "http://x", port = 0, caFile = "relative", tls = "verify_ca" }));
        (await bad.ShouldBeProblemAsync(400, "invalid")).GetProperty("errors").EnumerateObject().Select(error => error.Name).Order()
            .ShouldBe(["settings.caFile", "settings.host", "settings.port", "settings.username"]);
    }

    [Fact]
    public async Task Viewers_look_operators_test_and_another_workspace_sees_nothing()
    {
        var made = await CreateAsync();
        var (email, _) = await api.NewMemberAsync("operator", api.WorkspaceId);
        using var helper = await api.SignInAsync(email);
        (await helper.PostAsync($"{Url(made)}/test", null)).EnsureSuccessStatusCode();
        await (await helper.PostAsJsonAsync("/api/v1/connections/test", new { serverId, settings = Settings(Password) })).ShouldBeProblemAsync(403, "forbidden");
        await (await helper.DeleteAsync(Url(made))).ShouldBeProblemAsync(403, "forbidden");
        var (stranger, _) = await api.NewMemberAsync();
        using var other = await api.SignInAsync(stranger);
        await (await other.GetAsync(Url(made))).ShouldBeProblemAsync(404, "not_found");
        await (await other.PostAsJsonAsync("/api/v1/connections/detect", new { serverId })).ShouldBeProblemAsync(404, "not_found");
        (await GetAsync("/api/v1/connections", other)).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Detection_answers_with_settings_that_hold_no_secret()
    {
        var found = await PostAsync("/api/v1/connections/detect", new { serverId });
        found.GetProperty("items").EnumerateArray().ShouldAllBe(item => item.GetProperty("settings").GetProperty("password").ValueKind == JsonValueKind.Null);
    }

    private static string Unique() => "connection-" + Guid.NewGuid().ToString("N")[..12];

    private static string Url(JsonElement connection) => $"/api/v1/connections/{connection.GetProperty("id").GetString()}";

    private object Settings(string? password) => new { type = "mysql", authMethod = "password", host = "127.0.0.1", port = mysql.Port, username = "backup", password };

    private object Request(object settings, bool? skipTest = null, bool? isDefault = null, string? name = null) => new { name = name ?? Unique(), serverId, settings, isDefault, skipTest };

    private Task<JsonElement> CreateAsync(bool? isDefault = null) => PostAsync("/api/v1/connections", Request(Settings(Password), isDefault: isDefault));

    private async Task<JsonElement> PostAsync(string url, object body)
    {
        using var answer = await api.Owner.PostAsJsonAsync(url, body);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return await answer.ReadJsonAsync();
    }

    private async Task<JsonElement> GetAsync(string url, HttpClient? client = null) => await (client ?? api.Owner).GetFromJsonAsync<JsonElement>(url);

    private async Task<HttpResponseMessage> PutAsync(JsonElement connection, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, Url(connection)) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{connection.GetProperty("version").GetInt32()}\"");
        return await api.Owner.SendAsync(request);
    }
}
