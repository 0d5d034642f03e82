using System.Text.Json;
using BackupApi.Catalogs;
using BackupApi.Security;
using Microsoft.AspNetCore.DataProtection;

namespace BackupApi.Tests.Catalogs;

public sealed class SettingsSecretsTests
{
    private readonly SettingsSecrets secrets = new(new SecretProtector(new EphemeralDataProtectionProvider()));

    private sealed record Settings
    {
        [Field("Endpoint")] public string Endpoint { get; init; } = "";
        [Field("Secret key", Secret = true)] public string? SecretKey { get; init; }
        [Field("Password", Secret = true)] public string? Password { get; init; }
    }

    private StoredSettings Split(string json, string? stored = null) => secrets.Split(typeof(Settings), JsonDocument.Parse(json).RootElement, stored);

    [Fact]
    public void Keeps_secrets_out_of_the_settings_and_encrypted()
    {
        var stored = Split("""{"type":"x","endpoint":"e","secretKey":"hunter22","password":null}""");
        stored.Settings.ShouldBe("""{"type":"x","endpoint":"e"}""");
        stored.SecretsProtected.ShouldNotBeNull().ShouldNotContain("hunter22");
        SettingsSecrets.Set(stored.SecretsProtected).ShouldBe(["secretKey"]);
        secrets.Merge(stored.Settings, stored.SecretsProtected).GetProperty("secretKey").GetString().ShouldBe("hunter22");
    }

    [Fact]
    public void Keeps_a_secret_that_is_not_mentioned_replaces_a_new_one_and_forgets_an_empty_one()
    {
        var first = Split("""{"secretKey":"one","password":"two"}""").SecretsProtected;
        secrets.Merge("{}", Split("""{"secretKey":null}""", first).SecretsProtected).GetRawText().ShouldBe("""{"password":"two","secretKey":"one"}""");
        secrets.Merge("{}", Split("""{"secretKey":"new"}""", first).SecretsProtected).GetProperty("secretKey").GetString().ShouldBe("new");
        SettingsSecrets.Set(Split("""{"secretKey":""}""", first).SecretsProtected).ShouldBe(["password"]);
        Split("""{"secretKey":"","password":""}""", first).SecretsProtected.ShouldBeNull();
        SettingsSecrets.Set(null).ShouldBeEmpty();
    }

    [Fact]
    public void Completes_a_request_with_what_is_stored()
    {
        var stored = Split("""{"secretKey":"one","password":"two"}""").SecretsProtected;
        var whole = secrets.Complete(typeof(Settings), JsonDocument.Parse("""{"endpoint":"e","secretKey":"mine"}""").RootElement, stored);
        whole.Deserialize<Settings>(JsonSerializerOptions.Web).ShouldBe(new Settings { Endpoint = "e", SecretKey = "mine", Password = "two" });
    }
}
