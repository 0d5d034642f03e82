using System.Net;
using System.Net.Http.Json;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Features;

/// <summary>A pool with credentials, through the API, on a real S3 server.</summary>
[Collection(nameof(ApiCollection))]
public sealed class ObjectStoragePoolTests(ApiFixture api)
{
    private static object Settings(S3Lab lab, string bucket, string? secret, string? storageClass = null) =>
        new { type = "s3", endpoint = lab.Endpoint, region = "us-east-1", bucket, accessKeyId = lab.KeyId, secretAccessKey = secret, storageClass };

    [Fact]
    public async Task A_secret_is_taken_kept_used_and_never_shown()
    {
        var lab = await S3Lab.StartedAsync();
        var bucket = await lab.NewBucketAsync();
        var name = $"bucket {Guid.NewGuid()}";
        var shown = new List<string>();
        using var made = await api.Owner.PostAsJsonAsync("/api/v1/storage-pools", new { name, settings = Settings(lab, bucket, lab.Secret) });
        made.StatusCode.ShouldBe(HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        var pool = await made.ReadJsonAsync();
        var id = pool.GetProperty("id").GetGuid();
        shown.Add(pool.GetRawText());
        pool.GetProperty("secretsSet").EnumerateArray().Select(secret => secret.GetString()).ShouldBe(["secretAccessKey"]);
        pool.GetProperty("health").GetString().ShouldBe("healthy");

        // Left out, it stays; the pool is tested with it before it is changed.
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/storage-pools/{id}") { Content = JsonContent.Create(new { name, settings = Settings(lab, bucket, null, "STANDARD") }) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var changed = await api.Owner.SendAsync(request);
        changed.StatusCode.ShouldBe(HttpStatusCode.OK, await changed.Content.ReadAsStringAsync());
        shown.Add(await changed.Content.ReadAsStringAsync());
        (await changed.ReadJsonAsync()).GetProperty("secretsSet").GetArrayLength().ShouldBe(1);
        using var tested = await api.Owner.PostAsync($"/api/v1/storage-pools/{id}/test", null);
        (await tested.ReadJsonAsync()).GetProperty("passed").GetBoolean().ShouldBeTrue(await tested.Content.ReadAsStringAsync());
        using var before = await api.Owner.PostAsJsonAsync("/api/v1/storage-pools/test", new { poolId = id, settings = Settings(lab, bucket, null) });
        (await before.ReadJsonAsync()).GetProperty("passed").GetBoolean().ShouldBeTrue(await before.Content.ReadAsStringAsync());
        using var without = await api.Owner.PostAsJsonAsync("/api/v1/storage-pools/test", new { settings = Settings(lab, bucket, null) });
        (await without.ShouldBeProblemAsync(400, "invalid")).GetProperty("errors").TryGetProperty("settings.secretAccessKey", out _).ShouldBeTrue();
        using var empty = await api.Owner.PostAsJsonAsync("/api/v1/storage-pools", new { name = "never", settings = new { type = "s3", accessKeyId = lab.KeyId } });
        (await empty.ShouldBeProblemAsync(400, "invalid")).GetProperty("errors").EnumerateObject().Select(error => error.Name)
            .ShouldBe(["settings.bucket", "settings.secretAccessKey"], ignoreOrder: true);
        using var wrong = await api.Owner.PostAsJsonAsync("/api/v1/storage-pools", new { name = "never", settings = Settings(lab, bucket, "wrongwrongwrong") });
        (await wrong.ShouldBeProblemAsync(422, "storage_credentials_refused")).GetRawText().ShouldNotContain("wrongwrongwrong");

        foreach (var address in (string[])[$"storage-pools/{id}", "storage-pools", $"audit-events?subjectType=storage_pool"]) shown.Add(await api.Owner.GetStringAsync($"/api/v1/{address}"));
        shown.Add(await api.QueryAsync<string>($"select settings::text || coalesce(secrets_protected, '') || coalesce(health_steps::text, '') from storage_pools where id = '{id}'"));
        shown.ShouldAllBe(text => !text.Contains(lab.Secret));
    }
}
