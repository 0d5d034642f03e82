using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BackupApi.Tests.Engines;

namespace BackupApi.Tests.Features;

[Collection(nameof(ApiCollection))]
public sealed class RepositoriesTests(ApiFixture api) : IAsyncLifetime
{
    private readonly ScratchFolder scratch = new();
    private Guid poolId;

    public async Task InitializeAsync()
    {
        using var answer = await api.Owner.PostAsJsonAsync("/api/v1/storage-pools", new { name = $"pool {Guid.NewGuid()}", settings = new { type = "local", path = scratch["pool"] } });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        poolId = (await answer.ReadJsonAsync()).GetProperty("id").GetGuid();
    }

    public Task DisposeAsync()
    {
        scratch.Dispose();
        return Task.CompletedTask;
    }

    private async Task<JsonElement> CreateAsync(string name, object? more = null)
    {
        using var answer = await api.Owner.PostAsJsonAsync("/api/v1/repositories", more ?? new { name, poolId });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.ReadJsonAsync();
    }

    private async Task<Dictionary<string, string>> KitAsync(Guid id)
    {
        using var answer = await api.Owner.PostAsync($"/api/v1/repositories/{id}/recovery-kit", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        return zip.Entries.ToDictionary(entry => entry.Name, entry => new StreamReader(entry.Open()).ReadToEnd());
    }

    [Fact]
    public async Task A_repository_is_made_with_a_passphrase_that_only_the_kit_shows()
    {
        var repository = await CreateAsync($"Büro & Lager {Guid.NewGuid():N}");
        var id = repository.GetProperty("id").GetGuid();
        repository.GetProperty("location").GetString()!.ShouldEndWith("-lager-" + repository.GetProperty("name").GetString()![^32..]);
        repository.GetProperty("encryption").GetString().ShouldBe("repokey-blake2");
        repository.GetProperty("appendOnly").GetBoolean().ShouldBeTrue();
        repository.GetRawText().ShouldNotContain("passphrase", Case.Insensitive);

        var kit = await KitAsync(id);

        var passphrase = kit["RECOVERY.md"].Split('\n').Single(line => line.Length == 49 && line.Split('-').Length == 10);
        (await api.QueryAsync<string>("select passphrase_protected from repositories where id = @id", new { id })).ShouldNotContain(passphrase);
        scratch.Shell($"BORG_BASE_DIR=$PWD/b BORG_RELOCATED_REPO_ACCESS_IS_OK=yes BORG_PASSPHRASE='{passphrase}' borg list pool/{repository.GetProperty("location").GetString()}");
        kit["key.txt"].ShouldStartWith("BORG_KEY ");
        (await api.QueryAsync<int>("select count(*)::int from audit_events where action = 'repository.kit_exported' and subject_id = @id", new { id })).ShouldBe(1);
        (await (await api.Owner.GetAsync($"/api/v1/repositories/{id}")).ReadJsonAsync()).GetProperty("lastKitExportedAt").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public async Task Is_changed_and_deleted_with_its_data_only_by_name()
    {
        var name = $"r {Guid.NewGuid()}";
        var repository = await CreateAsync(name);
        var (id, folder) = (repository.GetProperty("id").GetGuid(), scratch["pool/" + repository.GetProperty("location").GetString()]);
        using (var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/repositories/{id}") { Content = JsonContent.Create(new { name, compression = "zstd,12", appendOnly = false, tags = new[] { "a" } }) })
        {
            request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            using var changed = await api.Owner.SendAsync(request);
            changed.StatusCode.ShouldBe(HttpStatusCode.OK, await changed.Content.ReadAsStringAsync());
            (await changed.ReadJsonAsync()).GetProperty("compression").GetString().ShouldBe("zstd,12");
        }

        using (var unconfirmed = await api.Owner.DeleteAsync($"/api/v1/repositories/{id}?deleteData=true")) await unconfirmed.ShouldBeProblemAsync(409, "confirmation_missing");
        Directory.Exists(folder).ShouldBeTrue();
        using (var pool = await api.Owner.DeleteAsync($"/api/v1/storage-pools/{poolId}")) (await pool.ShouldBeProblemAsync(409, "in_use")).GetProperty("uses")[0].GetProperty("id").GetGuid().ShouldBe(id);
        (await api.Owner.DeleteAsync($"/api/v1/repositories/{id}?deleteData=true&confirm={Uri.EscapeDataString(name)}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public async Task Imports_a_repository_that_was_made_elsewhere()
    {
        scratch.Shell("mkdir -p pool; export BORG_BASE_DIR=$PWD/b BORG_PASSPHRASE='made elsewhere'; borg init -e repokey pool/old; borg create pool/old::first /etc/hostname; mkdir pool/nothing");
        var importable = await (await api.Owner.GetAsync($"/api/v1/storage-pools/{poolId}/importable")).ReadJsonAsync();
        importable.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("location").GetString()).ShouldBe(["old"]);
        var name = $"old {Guid.NewGuid()}";
        using (var wrong = await api.Owner.PostAsJsonAsync("/api/v1/repositories/import", new { name, poolId, location = "old", passphrase = "wrong one" })) await wrong.ShouldBeProblemAsync(422, "passphrase_wrong");
        using (var gone = await api.Owner.PostAsJsonAsync("/api/v1/repositories/import", new { name, poolId, location = "nothing", passphrase = "x" })) await gone.ShouldBeProblemAsync(404, "repository_missing");
        using (var escape = await api.Owner.PostAsJsonAsync("/api/v1/repositories/import", new { name, poolId, location = "../pool/old", passphrase = "x" })) await escape.ShouldBeProblemAsync(400, "invalid");

        using var imported = await api.Owner.PostAsJsonAsync("/api/v1/repositories/import", new { name, poolId, location = "old", passphrase = "made elsewhere" });

        imported.StatusCode.ShouldBe(HttpStatusCode.Created, await imported.Content.ReadAsStringAsync());
        var repository = await imported.ReadJsonAsync();
        repository.GetProperty("encryption").GetString().ShouldBe("repokey");
        var id = repository.GetProperty("id").GetGuid();
        (await api.QueryAsync<int>("select count(*)::int from operations where repository_id = @id and kind = 'refresh'", new { id })).ShouldBe(1);
        using var twice = await api.Owner.PostAsJsonAsync("/api/v1/repositories/import", new { name = name + "2", poolId, location = "old", passphrase = "made elsewhere" });
        await twice.ShouldBeProblemAsync(409, "repository_exists");
    }

    [Fact]
    public async Task Starts_checks_and_refreshes_as_operations()
    {
        var repository = await CreateAsync($"r {Guid.NewGuid()}");
        var id = repository.GetProperty("id").GetGuid();
        using var check = await api.Owner.PostAsJsonAsync($"/api/v1/repositories/{id}/check", new { readData = true });
        check.StatusCode.ShouldBe(HttpStatusCode.Accepted, await check.Content.ReadAsStringAsync());
        (await check.ReadJsonAsync()).GetProperty("kind").GetString().ShouldBe("check");
        using var refresh = await api.Owner.PostAsync($"/api/v1/repositories/{id}/refresh", null);
        refresh.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        using var busy = await api.Owner.DeleteAsync($"/api/v1/repositories/{id}");
        await busy.ShouldBeProblemAsync(409, "in_use");
    }

    [Fact]
    public async Task Suggests_a_name_that_is_free()
    {
        var first = (await (await api.Owner.GetAsync($"/api/v1/repositories/name-suggestion?poolId={poolId}")).ReadJsonAsync()).GetProperty("name").GetString()!;
        await CreateAsync(first);
        var second = (await (await api.Owner.GetAsync($"/api/v1/repositories/name-suggestion?poolId={poolId}")).ReadJsonAsync()).GetProperty("name").GetString()!;
        second.ShouldBe(first + "-2");
    }

    [Theory]
    [InlineData("""{"name":"x","poolId":"POOL","encryption":"rot13"}""", "encryption")]
    [InlineData("""{"name":"x","poolId":"POOL","compression":"zstd,99"}""", "compression")]
    [InlineData("""{"name":"x","poolId":"POOL","engine":"tar"}""", "engine")]
    [InlineData("""{"name":"x","poolId":"POOL","passphrase":"short"}""", "passphrase")]
    public async Task Names_the_field_that_is_wrong(string body, string field)
    {
        using var answer = await api.Owner.PostAsync("/api/v1/repositories", new StringContent(body.Replace("POOL", poolId.ToString()), System.Text.Encoding.UTF8, "application/json"));
        (await answer.ShouldBeProblemAsync(400, "invalid")).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }
}
