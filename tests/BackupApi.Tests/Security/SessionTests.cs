using System.Net;
using System.Net.Http.Json;

namespace BackupApi.Tests.Security;

[Collection(nameof(ApiCollection))]
public sealed class SessionTests(ApiFixture api)
{
    private static readonly object Token = new { name = "t", role = "viewer" };

    [Fact]
    public async Task Signing_in_sets_a_cookie_out_of_reach_of_scripts_and_other_sites()
    {
        var (email, _) = await api.NewMemberAsync();
        using var client = api.NewClient();
        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { email, password = ApiFixture.Password });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var cookie = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldStartWith("backupapi_session=");
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
        var token = cookie["backupapi_session=".Length..cookie.IndexOf(';')];
        (await api.QueryAsync<int>("select count(*)::int from sessions where encode(token_hash, 'escape') like '%' || @token || '%'", new { token })).ShouldBe(0);
        (await api.QueryAsync<int>("select count(*)::int from sessions where token_hash = sha256(convert_to(@token, 'UTF8'))", new { token })).ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        var (email, _) = await api.NewMemberAsync();
        using var client = api.NewClient();
        using var wrong = await client.PostAsJsonAsync("/api/v1/session", new { email, password = "wrong" });
        using var unknown = await client.PostAsJsonAsync("/api/v1/session", new { email = $"{Guid.NewGuid():n}@example.org", password = "wrong" });
        var first = await wrong.ShouldBeProblemAsync(401, "credentials_wrong");
        var second = await unknown.ShouldBeProblemAsync(401, "credentials_wrong");
        second.GetProperty("detail").GetString().ShouldBe(first.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Five_wrong_passwords_lock_an_address_whether_or_not_somebody_has_it(bool exists)
    {
        var email = exists ? (await api.NewMemberAsync()).Email : $"{Guid.NewGuid():n}@example.org";
        using var client = api.NewClient();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var wrong = await client.PostAsJsonAsync("/api/v1/session", new { email, password = "wrong" });
            await wrong.ShouldBeProblemAsync(401, "credentials_wrong");
        }

        using var locked = await client.PostAsJsonAsync("/api/v1/session", new { email, password = ApiFixture.Password });
        await locked.ShouldBeProblemAsync(429, "locked_out");
        await api.ExecuteAsync("update sign_in_failures set locked_until = now() - interval '1 second' where locked_until is not null");
        using var later = await client.PostAsJsonAsync("/api/v1/session", new { email, password = ApiFixture.Password });
        ((int)later.StatusCode).ShouldBe(exists ? 200 : 401);
    }

    [Fact]
    public async Task A_change_without_the_csrf_token_is_refused()
    {
        using var client = await api.SignInAsync((await api.NewMemberAsync()).Email);
        var right = client.DefaultRequestHeaders.GetValues("X-CSRF-Token").Single();
        client.DefaultRequestHeaders.Remove("X-CSRF-Token");
        using (var without = await client.PostAsJsonAsync("/api/v1/api-tokens", Token)) await without.ShouldBeProblemAsync(403, "csrf_missing");
        client.DefaultRequestHeaders.Add("X-CSRF-Token", right[..^1] + (right[^1] == 'A' ? 'Q' : 'A'));
        using (var wrong = await client.PostAsJsonAsync("/api/v1/api-tokens", Token)) await wrong.ShouldBeProblemAsync(403, "csrf_missing");
        (await client.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_out_makes_the_cookie_worthless()
    {
        var (email, _) = await api.NewMemberAsync();
        using var client = api.NewClient();
        using var signIn = await client.PostAsJsonAsync("/api/v1/session", new { email, password = ApiFixture.Password });
        var cookie = signIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        client.DefaultRequestHeaders.Add("X-CSRF-Token", (await signIn.ReadJsonAsync()).GetProperty("csrfToken").GetString());
        (await client.DeleteAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var replay = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me") { Headers = { { "Cookie", cookie } } };
        using var plain = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = api.Address };
        await (await plain.SendAsync(replay)).ShouldBeProblemAsync(401, "not_signed_in");
    }

    [Fact]
    public async Task A_session_that_was_not_used_for_a_week_has_ended()
    {
        var (email, _) = await api.NewMemberAsync();
        using var client = await api.SignInAsync(email);
        await api.ExecuteAsync("update sessions set expires_at = now() - interval '1 second' where user_id = (select id from users where email = @email)", new { email });
        await (await client.GetAsync("/api/v1/me")).ShouldBeProblemAsync(401, "not_signed_in");
    }

    [Fact]
    public async Task Use_moves_the_end_of_a_session_but_not_past_a_month()
    {
        var (email, _) = await api.NewMemberAsync();
        using var client = await api.SignInAsync(email);
        await api.ExecuteAsync("""
            update sessions set last_seen_at = now() - interval '1 hour', created_at = now() - interval '29 days', expires_at = now() + interval '1 hour'
            where user_id = (select id from users where email = @email)
            """, new { email });
        using var answer = await client.GetAsync("/api/v1/me");
        answer.Headers.Contains("Set-Cookie").ShouldBeTrue();
        var left = await api.QueryAsync<double>("select extract(epoch from expires_at - now())::float8 from sessions s join users u on u.id = s.user_id where u.email = @email", new { email });
        left.ShouldBeInRange(23 * 3600, 25 * 3600);
    }
}
