using System.Net;
using System.Net.Http.Json;

namespace BackupApi.Tests.Security;

[Collection(nameof(ApiCollection))]
public sealed class ApiTokenTests(ApiFixture api)
{
    private async Task<(string Token, Guid Id)> NewTokenAsync(HttpClient client, string role, DateTimeOffset? expiresAt = null)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/api-tokens", new { name = Guid.NewGuid().ToString(), role, expiresAt });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var created = await answer.ReadJsonAsync();
        return (created.GetProperty("token").GetString()!, created.GetProperty("apiToken").GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_token_needs_no_csrf_and_does_what_its_role_may()
    {
        var (token, _) = await NewTokenAsync(api.Owner, "viewer");
        token.ShouldStartWith("bkp_");
        using var client = api.NewTokenClient(token);
        var me = await (await client.GetAsync("/api/v1/me")).ReadJsonAsync();
        me.GetProperty("workspaces")[0].GetProperty("role").GetString().ShouldBe("viewer");
        (await client.GetAsync("/api/v1/jobs")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var refused = await client.PostAsJsonAsync("/api/v1/api-tokens", new { name = "x", role = "viewer" });
        await refused.ShouldBeProblemAsync(403, "forbidden");
    }

    [Fact]
    public async Task A_token_reaches_its_own_workspace_only()
    {
        var (token, _) = await NewTokenAsync(api.Owner, "admin");
        var (_, foreign) = await api.NewMemberAsync();
        using var client = api.NewTokenClient(token);
        client.DefaultRequestHeaders.Add("X-Workspace-Id", foreign.ToString());
        await (await client.GetAsync("/api/v1/jobs")).ShouldBeProblemAsync(403, "forbidden");
    }

    [Fact]
    public async Task Revoked_expired_and_invented_tokens_are_refused()
    {
        var (revoked, id) = await NewTokenAsync(api.Owner, "viewer");
        (await api.Owner.DeleteAsync($"/api/v1/api-tokens/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var (expired, expiredId) = await NewTokenAsync(api.Owner, "viewer", DateTimeOffset.UtcNow.AddHours(1));
        await api.ExecuteAsync("update api_tokens set expires_at = now() - interval '1 second' where id = @expiredId", new { expiredId });
        foreach (var token in (string[])[revoked, expired, "bkp_invented", "", "nonsense"])
        {
            using var client = api.NewTokenClient(token);
            await (await client.GetAsync("/api/v1/me")).ShouldBeProblemAsync(401, "not_signed_in");
        }
    }

    [Fact]
    public async Task A_token_is_never_more_than_its_maker_is_now()
    {
        var (email, workspace) = await api.NewMemberAsync("admin");
        using var maker = await api.SignInAsync(email);
        using (var tooMuch = await maker.PostAsJsonAsync("/api/v1/api-tokens", new { name = "x", role = "owner" })) await tooMuch.ShouldBeProblemAsync(400, "invalid");
        var (token, _) = await NewTokenAsync(maker, "admin");
        await api.ExecuteAsync("update workspace_members set role = 'viewer' where workspace_id = @workspace", new { workspace });
        using var client = api.NewTokenClient(token);
        await (await client.GetAsync("/api/v1/api-tokens")).ShouldBeProblemAsync(403, "forbidden");
        await api.ExecuteAsync("delete from workspace_members where workspace_id = @workspace", new { workspace });
        await (await client.GetAsync("/api/v1/me")).ShouldBeProblemAsync(401, "not_signed_in");
    }

    [Fact]
    public async Task Only_the_hash_is_stored_and_the_use_is_noted()
    {
        var (token, id) = await NewTokenAsync(api.Owner, "viewer");
        using var client = api.NewTokenClient(token);
        await client.GetAsync("/api/v1/me");
        var row = await api.QueryAsync<string>("select to_jsonb(t)::text from api_tokens t where id = @id", new { id });
        row.ShouldNotContain(token[12..]);
        (await api.QueryAsync<bool>("select last_used_at is not null from api_tokens where id = @id", new { id })).ShouldBeTrue();
    }
}
