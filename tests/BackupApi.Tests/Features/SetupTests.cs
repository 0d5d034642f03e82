using System.Net.Http.Json;

namespace BackupApi.Tests.Features;

[Collection(nameof(ApiCollection))]
public sealed class SetupTests(ApiFixture api)
{
    private static object Request(string token) => new { token, email = "mallory@example.org", displayName = "Mallory", password = ApiFixture.Password, workspaceName = "Mine" };

    [Fact]
    public async Task The_token_works_once_only()
    {
        using var client = api.NewClient();
        using var again = await client.PostAsJsonAsync("/api/v1/setup", Request(api.UsedSetupToken));
        await again.ShouldBeProblemAsync(409, "set_up_already");
        (await client.GetFromJsonAsync<Dictionary<string, bool>>("/api/v1/setup"))!["setUp"].ShouldBeTrue();
        (await api.QueryAsync<bool>("select setup_token_hash is null from installation")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_wrong_token_is_refused_and_makes_nobody()
    {
        await api.ExecuteAsync("update installation set set_up_at = null, setup_token_hash = sha256('the right one')");
        try
        {
            using var client = api.NewClient();
            using var answer = await client.PostAsJsonAsync("/api/v1/setup", Request("a wrong one"));
            await answer.ShouldBeProblemAsync(403, "setup_token_wrong");
            (await api.QueryAsync<int>("select count(*)::int from users where email = 'mallory@example.org'")).ShouldBe(0);
        }
        finally
        {
            await api.ExecuteAsync("update installation set set_up_at = now(), setup_token_hash = null");
        }
    }

    [Fact]
    public async Task Of_two_that_use_the_token_at_once_one_becomes_the_owner()
    {
        await api.ExecuteAsync("update installation set set_up_at = null, setup_token_hash = sha256('raced')");
        try
        {
            using var client = api.NewClient();
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => client.PostAsJsonAsync(
                "/api/v1/setup", new { token = "raced", email = $"racer{number}@example.org", displayName = "R", password = ApiFixture.Password, workspaceName = $"Race {number}" })));
            answers.Select(answer => (int)answer.StatusCode).Order().ShouldBe([201, 409, 409, 409]);
            (await api.QueryAsync<int>("select count(*)::int from users where email like 'racer%'")).ShouldBe(1);
        }
        finally
        {
            await api.ExecuteAsync("update installation set set_up_at = now(), setup_token_hash = null");
        }
    }

    [Fact]
    public async Task Says_which_fields_are_wrong()
    {
        using var client = api.NewClient();
        using var answer = await client.PostAsJsonAsync("/api/v1/setup", new { token = "t", email = "nobody", displayName = "", password = "short", workspaceName = "W" });
        var problem = await answer.ShouldBeProblemAsync(400, "invalid");
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order().ShouldBe(["displayName", "email", "password"]);
    }
}
