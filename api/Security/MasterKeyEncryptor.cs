using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using BackupApi.Data;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace BackupApi.Security;

/// <summary>Encrypts the key ring's elements under the master key (AES-256-GCM), before they go into the database.</summary>
internal sealed class MasterKeyEncryptor(MasterKey master) : IXmlEncryptor
{
    internal const string Purpose = "key ring";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var tag = new byte[AesGcm.TagByteSizes.MaxSize];
        var cipher = new byte[plain.Length];
        using var aes = new AesGcm(master.Derive(Purpose), tag.Length);
        aes.Encrypt(nonce, plain, cipher, tag, Encoding.ASCII.GetBytes(master.Id));
        CryptographicOperations.ZeroMemory(plain);
        return new EncryptedXmlInfo(
            new XElement("masterKey", new XAttribute("id", master.Id), new XElement("nonce", Convert.ToBase64String(nonce)),
                new XElement("tag", Convert.ToBase64String(tag)), new XElement("value", Convert.ToBase64String(cipher))),
            typeof(MasterKeyDecryptor));
    }
}

/// <summary>Made by Data Protection from the type's name in the stored XML.</summary>
internal sealed class MasterKeyDecryptor : IXmlDecryptor
{
    internal const string Foreign =
        "The stored credentials were encrypted under another master key. Bring back the file master.key of this installation's data folder, or its BACKUPAPI_MASTER_KEY.";

    private readonly MasterKey master;

    public MasterKeyDecryptor(IServiceProvider services) => master = services.GetRequiredService<MasterKey>();

    /// <summary>Throws <see cref="StartupException"/> when another master key had encrypted the ring.</summary>
    public XElement Decrypt(XElement encryptedElement)
    {
        var id = (string?)encryptedElement.Attribute("id") ?? "";
        if (id != master.Id)
            throw new StartupException(Foreign);
        var cipher = Convert.FromBase64String((string)encryptedElement.Element("value")!);
        var plain = new byte[cipher.Length];
        var tag = Convert.FromBase64String((string)encryptedElement.Element("tag")!);
        using var aes = new AesGcm(master.Derive(MasterKeyEncryptor.Purpose), tag.Length);
        aes.Decrypt(Convert.FromBase64String((string)encryptedElement.Element("nonce")!), cipher, tag, plain, Encoding.ASCII.GetBytes(id));
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
