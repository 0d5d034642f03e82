using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BackupApi.Features.StoragePools;
using BackupApi.Tests.Engines;

namespace BackupApi.Tests.Features;

[Collection(nameof(ApiCollection))]
public sealed class StoragePoolsTests(ApiFixture api) : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    private object Body(string name, string folder, int threshold = 80) => new { name, settings = new { path = scratch[folder], type = "local" }, alertThresholdPercent = threshold, tags = new[] { "x" } };

    private async Task<JsonElement> CreateAsync(string? name = null, string folder = "pool")
    {
        using var answer = await api.Owner.PostAsJsonAsync("/api/v1/storage-pools", Body(name ?? $"pool {Guid.NewGuid()}", folder));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.ReadJsonAsync();
    }

    private async Task<HttpResponseMessage> PutAsync(Guid id, object body, string version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/storage-pools/{id}") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", version);
        return await api.Owner.SendAsync(request);
    }

    [Fact]
    public async Task A_pool_is_tested_made_read_changed_and_deleted()
    {
        var pool = await CreateAsync();
        var id = pool.GetProperty("id").GetGuid();
        pool.GetProperty("settings").GetProperty("type").GetString().ShouldBe("local");
        pool.GetProperty("health").GetString().ShouldBe("healthy");
        pool.GetProperty("healthSteps").GetArrayLength().ShouldBe(3);
        pool.GetProperty("capacityBytes").GetInt64().ShouldBeGreaterThan(0);
        Directory.Exists(scratch["pool"]).ShouldBeFalse();

        using (var changed = await PutAsync(id, Body("renamed " + id, "elsewhere", 1), "\"1\""))
        {
            changed.StatusCode.ShouldBe(HttpStatusCode.OK, await changed.Content.ReadAsStringAsync());
            var body = await changed.ReadJsonAsync();
            body.GetProperty("health").GetString().ShouldBe("degraded");
            body.GetProperty("healthReason").GetString()!.ShouldContain("threshold is 1 %");
        }

        using (var late = await PutAsync(id, Body("late", "elsewhere"), "\"1\"")) await late.ShouldBeProblemAsync(412, "changed_meanwhile");
        (await (await api.Owner.GetAsync($"/api/v1/backup-destinations/{id}")).ReadJsonAsync()).GetProperty("version").GetInt32().ShouldBe(2);
        using (var tested = await api.Owner.PostAsync($"/api/v1/storage-pools/{id}/test", null)) (await tested.ReadJsonAsync()).GetProperty("passed").GetBoolean().ShouldBeTrue();
        (await (await api.Owner.GetAsync($"/api/v1/storage-pools/{id}/usage?days=7")).ReadJsonAsync()).GetProperty("samples").GetArrayLength().ShouldBeGreaterThan(0);
        (await api.Owner.DeleteAsync($"/api/v1/storage-pools/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await api.Owner.GetAsync($"/api/v1/storage-pools/{id}")).ShouldBeProblemAsync(404, "not_found");
    }

    [Fact]
    public async Task Refuses_a_place_that_cannot_be_written_with_the_steps_that_show_it()
    {
        File.WriteAllText(scratch["file"], "x");
        using var answer = await api.Owner.PostAsJsonAsync("/api/v1/storage-pools", Body("never", "file/below"));
        var problem = await answer.ShouldBeProblemAsync(422, "storage_unwritable");
        problem.GetProperty("steps")[0].GetProperty("status").GetString().ShouldBe("failed");
        using var test = await api.Owner.PostAsJsonAsync("/api/v1/storage-pools/test", new { settings = new { type = "local", path = scratch["file/below"] } });
        (await test.ReadJsonAsync()).GetProperty("passed").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"name":"x","settings":{"type":"local","path":"relative"}}""", "settings.path")]
    [InlineData("""{"name":"","settings":{"type":"local","path":"/srv/x"}}""", "name")]
    public async Task Names_the_field_that_is_wrong(string body, string field)
    {
        using var answer = await api.Owner.PostAsync("/api/v1/storage-pools", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        (await answer.ShouldBeProblemAsync(400, "invalid")).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"name":"x","settings":{"type":"tape"}}""")]
    [InlineData("""{"name":"x","settings":{"path":"/srv/x"}}""")]
    public async Task Refuses_a_type_that_it_does_not_know(string body)
    {
        using var answer = await api.Owner.PostAsync("/api/v1/storage-pools", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        await answer.ShouldBeProblemAsync(400, "invalid");
    }

    [Fact]
    public async Task Refuses_a_name_twice_and_shows_nothing_to_another_workspace()
    {
        var pool = await CreateAsync();
        using (var twice = await api.Owner.PostAsJsonAsync("/api/v1/storage-pools", Body(pool.GetProperty("name").GetString()!.ToUpperInvariant(), "b"))) await twice.ShouldBeProblemAsync(409, "name_taken");
        var (email, _) = await api.NewMemberAsync();
        using var stranger = await api.SignInAsync(email);
        await (await stranger.GetAsync($"/api/v1/storage-pools/{pool.GetProperty("id").GetGuid()}")).ShouldBeProblemAsync(404, "not_found");
        (await (await stranger.GetAsync("/api/v1/storage-pools")).ReadJsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void Foretells_the_day_a_pool_is_full()
    {
        var now = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        PoolForecast.FullOn(500, 1000, 10.0 / 86_400, 86_400 * 5, now).ShouldBe(new DateOnly(2026, 2, 20));
        PoolForecast.FullOn(1200, 1000, 1, 86_400, now).ShouldBe(new DateOnly(2026, 1, 1));
        PoolForecast.FullOn(500, 1000, 1, 3600, now).ShouldBeNull();
        PoolForecast.FullOn(500, 1000, -1, 86_400, now).ShouldBeNull();
        PoolForecast.FullOn(500, 1000, 1e-9, 86_400, now).ShouldBeNull();
    }
}
