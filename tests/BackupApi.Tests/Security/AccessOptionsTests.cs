using System.Net;
using BackupApi.Data;
using BackupApi.Security;
using Microsoft.Extensions.Configuration;

namespace BackupApi.Tests.Security;

public sealed class AccessOptionsTests
{
    private static AccessOptions Read(string name, string value) =>
        AccessOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [name] = value }).Build());

    [Fact]
    public void Trusts_no_proxy_unless_told()
    {
        Read("other", "").TrustedProxies.ShouldBeEmpty();
        var proxies = Read("BACKUPAPI_TRUSTED_PROXIES", "10.0.0.0/8, 192.168.1.7,::1").TrustedProxies;
        proxies.Count.ShouldBe(3);
        proxies[0].Contains(IPAddress.Parse("10.200.3.4")).ShouldBeTrue();
        proxies[1].Contains(IPAddress.Parse("192.168.1.8")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("BACKUPAPI_TRUSTED_PROXIES", "everyone")]
    [InlineData("BACKUPAPI_SIGN_INS_PER_MINUTE", "0")]
    [InlineData("BACKUPAPI_STARTS_PER_MINUTE", "many")]
    public void Refuses_wrong_values_with_a_sentence_that_names_them(string name, string value) =>
        Should.Throw<StartupException>(() => Read(name, value)).Message.ShouldContain(name);
}
