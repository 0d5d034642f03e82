using System.Security.Cryptography;
using System.Xml.Linq;
using BackupApi.Data;
using BackupApi.Security;
using Microsoft.Extensions.DependencyInjection;

namespace BackupApi.Tests.Security;

[Collection(nameof(ApiCollection))]
public sealed class SecretTests(ApiFixture api)
{
    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public async Task A_secret_comes_back_and_stands_nowhere_in_clear()
    {
        var protector = api.Services.GetRequiredService<SecretProtector>();
        var text = protector.Protect("the passphrase");
        text.ShouldNotContain("passphrase");
        protector.Unprotect(text).ShouldBe("the passphrase");
        var ring = await api.QueryAsync<string>("select string_agg(xml, '') from data_protection_keys");
        ring.ShouldContain("MasterKeyDecryptor");
        ring.ShouldNotContain("requiresEncryption"); // how Data Protection marks a key that nothing encrypts
    }

    [Fact]
    public void The_master_key_is_for_its_owner_only()
    {
        var file = Path.Combine(api.DataFolder, "master.key");
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_master_key_that_others_can_read_stops_the_start()
    {
        var folder = Directory.CreateTempSubdirectory("backupapi-key-");
        try
        {
            var first = MasterKey.Load(folder.FullName, null).Id;
            MasterKey.Load(folder.FullName, null).Id.ShouldBe(first);
            var file = Path.Combine(folder.FullName, "master.key");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead);
            Should.Throw<StartupException>(() => MasterKey.Load(folder.FullName, null)).Message.ShouldContain("chmod 600");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("short")]
    [InlineData("AAAA")]
    public void A_master_key_that_is_none_is_refused_with_a_sentence(string text) =>
        Should.Throw<StartupException>(() => MasterKey.Load("/nowhere", text)).Message.ShouldContain("BACKUPAPI_MASTER_KEY");

    [Fact]
    public void Another_master_key_cannot_open_the_ring_and_says_so()
    {
        var key = NewKey();
        var encrypted = new MasterKeyEncryptor(MasterKey.Load("/nowhere", key)).Encrypt(new XElement("key", "secret"));
        encrypted.EncryptedElement.ToString().ShouldNotContain("secret");
        Decryptor(key).Decrypt(encrypted.EncryptedElement).Value.ShouldBe("secret");
        Should.Throw<StartupException>(() => Decryptor(NewKey()).Decrypt(encrypted.EncryptedElement)).Message.ShouldContain("another master key");
        encrypted.EncryptedElement.Element("value")!.Value = Convert.ToBase64String(RandomNumberGenerator.GetBytes(40));
        Should.Throw<CryptographicException>(() => Decryptor(key).Decrypt(encrypted.EncryptedElement));
    }

    [Fact]
    public void A_ring_under_another_master_key_stops_the_start()
    {
        var database = api.Services.GetRequiredService<SystemDatabase>();
        api.Services.GetRequiredService<DatabaseKeyRing>().RefuseForeignMasterKey();
        api.Services.GetRequiredService<SecretProtector>().Protect("so that there is a ring");
        var other = new DatabaseKeyRing(database, MasterKey.Load("/nowhere", NewKey()));
        Should.Throw<StartupException>(other.RefuseForeignMasterKey).Message.ShouldContain("another master key");
    }

    private static MasterKeyDecryptor Decryptor(string key) => new(new ServiceCollection().AddSingleton(MasterKey.Load("/nowhere", key)).BuildServiceProvider());
}
