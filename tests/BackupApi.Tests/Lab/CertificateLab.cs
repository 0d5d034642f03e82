using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace BackupApi.Tests.Lab;

/// <summary>Two authorities and what the first one signed for a server on 127.0.0.1, in files that only this user reads; gone with the lab.</summary>
internal sealed class CertificateLab : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tlslab-");
    private readonly X509Certificate2 authority = MakeAuthority("lab authority");
    private readonly X509Certificate2 other = MakeAuthority("other authority");

    public CertificateLab()
    {
        var now = DateTimeOffset.UtcNow;
        Sign(authority, "good", now.AddDays(-1), now.AddDays(1), names => names.AddIpAddress(IPAddress.Loopback));
        Sign(authority, "named", now.AddDays(-1), now.AddDays(1), names => names.AddDnsName("db.example.test"));
        Sign(authority, "expired", now.AddDays(-10), now.AddDays(-5), names => names.AddIpAddress(IPAddress.Loopback));
        Sign(authority, "client", now.AddDays(-1), now.AddDays(1), names => names.AddDnsName("client"));
        Sign(other, "stranger", now.AddDays(-1), now.AddDays(1), names => names.AddDnsName("client"));
        File.WriteAllText(AuthorityFile, Authority);
        SshLab.Run("chmod", "755", folder.FullName);
    }

    public string Authority => authority.ExportCertificatePem();

    public string OtherAuthority => other.ExportCertificatePem();

    public string AuthorityFile => At("authority.pem");

    public string At(string name) => Path.Combine(folder.FullName, name);

    public void Dispose()
    {
        authority.Dispose();
        other.Dispose();
        folder.Delete(recursive: true);
    }

    private static X509Certificate2 MakeAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-30), DateTimeOffset.UtcNow.AddDays(30));
    }

    private void Sign(X509Certificate2 by, string name, DateTimeOffset from, DateTimeOffset until, Action<SubjectAlternativeNameBuilder> add)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        add(names);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.Create(by, from, until, RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(At(name + ".pem"), made.ExportCertificatePem());
        File.WriteAllText(At(name + ".key"), key.ExportPkcs8PrivateKeyPem());
        File.SetUnixFileMode(At(name + ".key"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
