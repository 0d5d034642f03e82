using System.Net.Http.Json;
using System.Text.Json;

namespace BackupApi.Tests.Security;

[Collection(nameof(ApiCollection))]
public sealed class AuditTrailTests(ApiFixture api)
{
    private async Task<(HttpClient Client, Guid WorkspaceId)> ActAsync(int times)
    {
        var (email, workspace) = await api.NewMemberAsync();
        var client = await api.SignInAsync(email);
        for (var turn = 1; turn < times; turn++) (await client.PostAsJsonAsync("/api/v1/api-tokens", new { name = $"token {turn}", role = "viewer" })).EnsureSuccessStatusCode();
        return (client, workspace);
    }

    private static async Task<(bool Intact, long Checked, long? BrokenAt)> VerifyAsync(HttpClient client)
    {
        var answer = await (await client.GetAsync("/api/v1/audit-events/verification")).ReadJsonAsync();
        var broken = answer.GetProperty("brokenAt");
        return (answer.GetProperty("intact").GetBoolean(), answer.GetProperty("checked").GetInt64(), broken.ValueKind == JsonValueKind.Null ? null : broken.GetInt64());
    }

    [Fact]
    public async Task Tells_who_did_what_newest_first()
    {
        var (client, _) = await ActAsync(3);
        using var signedIn = client;
        var events = (await (await client.GetAsync("/api/v1/audit-events")).ReadJsonAsync()).GetProperty("items");
        events.EnumerateArray().Select(item => item.GetProperty("action").GetString()).ShouldBe(["api_token.created", "api_token.created", "session.started"]);
        events[0].GetProperty("subjectName").GetString().ShouldBe("token 2");
        events[0].GetProperty("actor").GetString()!.ShouldContain("@example.org");
        events[0].GetProperty("details").GetProperty("role").GetString().ShouldBe("viewer");
        var filtered = await (await client.GetAsync("/api/v1/audit-events?action=session.started")).ReadJsonAsync();
        filtered.GetProperty("items").GetArrayLength().ShouldBe(1);
        (await VerifyAsync(client)).ShouldBe((true, 3, null));
    }

    [Theory]
    [InlineData("update audit_events set actor = 'mallory' where workspace_id = @workspace and position = 2", 2)]
    [InlineData("update audit_events set details = '{\"role\": \"owner\"}' where workspace_id = @workspace and position = 2", 2)]
    [InlineData("update audit_events set occurred_at = occurred_at - interval '1 microsecond' where workspace_id = @workspace and position = 3", 3)]
    [InlineData("delete from audit_events where workspace_id = @workspace and position = 2", 2)]
    [InlineData("delete from audit_events where workspace_id = @workspace and position = 1", 1)]
    [InlineData("update audit_events set hash = sha256('forged') where workspace_id = @workspace and position = 4", 4)]
    [InlineData("delete from audit_events where workspace_id = @workspace and position = 2; update audit_events set position = -position where workspace_id = @workspace and position > 2; update audit_events set position = -position - 1 where workspace_id = @workspace and position < 0", 2)]
    public async Task Tampering_shows_where_it_happened(string sql, long brokenAt)
    {
        var (client, workspace) = await ActAsync(4);
        using var signedIn = client;
        await api.ExecuteAsync(sql, new { workspace });
        (await VerifyAsync(client)).ShouldBe((false, brokenAt - 1, brokenAt));
    }

    [Fact]
    public async Task Acts_at_the_same_moment_stand_one_behind_the_other()
    {
        var (client, workspace) = await ActAsync(1);
        using var signedIn = client;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async number => (await client.PostAsJsonAsync("/api/v1/api-tokens", new { name = $"{number}", role = "viewer" })).EnsureSuccessStatusCode()));
        (await VerifyAsync(client)).ShouldBe((true, 21, null));
        (await api.QueryAsync<long>("select max(position) from audit_events where workspace_id = @workspace", new { workspace })).ShouldBe(21);
    }
}
