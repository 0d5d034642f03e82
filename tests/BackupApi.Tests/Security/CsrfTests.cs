using BackupApi.Security;
using Microsoft.AspNetCore.Http;

namespace BackupApi.Tests.Security;

public sealed class CsrfTests
{
    [Theory]
    [InlineData("same-origin", "http://evil.example", true)]
    [InlineData("none", null, true)]
    [InlineData("cross-site", null, false)]
    [InlineData("same-site", null, false)]
    [InlineData(null, "http://backup.example:5080", true)]
    [InlineData(null, "http://backup.example:9999", false)]
    [InlineData(null, "null", false)]
    [InlineData(null, null, true)]
    public void A_hub_is_opened_by_our_own_pages_only(string? site, string? origin, bool expected)
    {
        var request = new DefaultHttpContext().Request;
        request.Host = new HostString("backup.example", 5080);
        if (site is not null) request.Headers["Sec-Fetch-Site"] = site;
        if (origin is not null) request.Headers.Origin = origin;
        Csrf.IsSameOrigin(request).ShouldBe(expected);
    }

    [Fact]
    public void Each_session_has_a_token_of_its_own()
    {
        Csrf.TokenFor("a").ShouldBe(Csrf.TokenFor("a"));
        Csrf.TokenFor("a").ShouldNotBe(Csrf.TokenFor("b"));
    }
}
