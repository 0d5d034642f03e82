using BackupApi.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BackupApi.Tests.Security;

[Collection(nameof(ApiCollection))]
public sealed class EndpointPermissionTests(ApiFixture api)
{
    private static readonly string[] AnonymousNames = ["getSetup", "setUp", "signIn"];

    private List<RouteEndpoint> Endpoints => [.. api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api") || endpoint.RoutePattern.RawText.StartsWith("/hubs"))];

    [Fact]
    public void Every_endpoint_declares_its_permission_or_is_meant_for_strangers()
    {
        Endpoints.Count.ShouldBeGreaterThan(10);
        Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<RequiredPermission>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null).Select(endpoint => endpoint.DisplayName).ShouldBeEmpty();
        Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName)
            .ShouldBe(AnonymousNames, ignoreOrder: true);
    }

    [Fact]
    public async Task Every_endpoint_that_declares_one_refuses_strangers()
    {
        using var client = api.NewClient();
        foreach (var endpoint in Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";
            using var request = new HttpRequestMessage(new HttpMethod(method), Fill(endpoint));
            using var answer = await client.SendAsync(request);
            ((int)answer.StatusCode).ShouldBe(401, $"{method} {request.RequestUri}");
        }
    }

    [Fact]
    public async Task What_the_framework_refuses_by_itself_is_a_problem_with_a_code_too()
    {
        await (await api.Owner.GetAsync("/api/v1/nothing-here")).ShouldBeProblemAsync(404, "not_found");
        await (await api.Owner.GetAsync("/api/v1/jobs/not-an-id")).ShouldBeProblemAsync(404, "not_found");
        await (await api.Owner.DeleteAsync("/api/v1/me")).ShouldBeProblemAsync(405, "invalid");
        await (await api.Owner.PostAsync("/api/v1/jobs", new StringContent("name=x"))).ShouldBeProblemAsync(415, "invalid");
        await (await api.Owner.PostAsync("/api/v1/jobs", new StringContent("{", System.Text.Encoding.UTF8, "application/json"))).ShouldBeProblemAsync(400, "invalid");
        await (await api.Owner.PostAsync("/api/v1/jobs", new StringContent("""{"name": 7}""", System.Text.Encoding.UTF8, "application/json"))).ShouldBeProblemAsync(400, "invalid");
        await (await api.Owner.GetAsync("/api/v1/jobs?limit=many")).ShouldBeProblemAsync(400, "invalid");
    }

    [Fact]
    public async Task Every_answer_tells_the_browser_what_it_may_do()
    {
        using var answer = await api.Owner.GetAsync("/api/v1/nothing-here");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self';");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.Contains("Server").ShouldBeFalse();
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public void Higher_roles_may_all_that_lower_ones_may()
    {
        foreach (var role in Enum.GetValues<Role>().Skip(1)) RolePermissions.Of(role - 1).ShouldBeSubsetOf(RolePermissions.Of(role));
        RolePermissions.Of(Role.Viewer).ShouldNotContain(Permission.BackupsDownload);
        RolePermissions.Of(Role.Operator).ShouldNotContain(Permission.BackupsDelete);
    }

    private static string Fill(RouteEndpoint endpoint) =>
        System.Text.RegularExpressions.Regex.Replace(endpoint.RoutePattern.RawText!, @"\{[^}]*\}", Guid.NewGuid().ToString());
}
