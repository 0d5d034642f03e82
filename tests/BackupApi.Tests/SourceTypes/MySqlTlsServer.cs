using BackupApi.Connections;
using BackupApi.SourceTypes;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.SourceTypes;

public sealed class MySqlTlsServer : ITlsServer
{
    private const string Users = """
        create user plain@'%' identified by 'right'; create user sealed@'%' identified by 'right' require ssl; create user shown@'%' identified by 'right' require x509;
        grant all on *.* to plain@'%' with grant option; grant all on *.* to sealed@'%' with grant option; grant all on *.* to shown@'%';
        create database shop; create table shop.items (id int primary key); insert into shop.items values (1), (2), (3)
        """;

    private readonly CertificateLab certificates = new();
    private MariaDbLab encrypting = null!;
    private MariaDbLab clear = null!;
    private bool isClear;

    CertificateLab ITlsServer.Certificates => certificates;

    ISourceType ITlsServer.Source => new MySqlSource();

    IConnectionType ITlsServer.Connection => new MySqlConnection();

    // MySQL's own words for a wrong password; the handshake is refused where the certificate is a stranger's.
    (string None, string Stranger) ITlsServer.ClientRefusals => ("service_credentials_refused", "client_certificate_refused");

    public async Task InitializeAsync()
    {
        Take("good");
        encrypting = await MariaDbLab.StartAsync($"--ssl-ca={certificates.AuthorityFile}", $"--ssl-cert={certificates.At("server.pem")}", $"--ssl-key={certificates.At("server.key")}");
        clear = await MariaDbLab.StartAsync("--skip-ssl");
        foreach (var lab in new[] { encrypting, clear }) lab.Sql(Users);
    }

    public async Task DisposeAsync()
    {
        await encrypting.DisposeAsync();
        await clear.DisposeAsync();
        certificates.Dispose();
    }

    SourceSettings ITlsServer.Settings(Guid connection) => new MySqlSettings { ConnectionId = connection, Databases = ["shop"] };

    ConnectionSettings ITlsServer.As(string user, TlsChoice choice, string password) => new MySqlConnectionSettings
    {
        Host = "127.0.0.1", Port = (isClear ? clear : encrypting).Port, Username = user, Password = password,
        Tls = choice.Mode, CaCertificate = choice.Authority, CaFile = choice.AuthorityFile, CertificateFile = choice.Certificate, KeyFile = choice.Key,
    };

    public Task ServeAsync(string? certificate)
    {
        isClear = certificate is null;
        if (certificate is null) return Task.CompletedTask;
        Take(certificate);
        encrypting.Sql("flush ssl");
        return Task.CompletedTask;
    }

    public string Count(string database) => encrypting.Sql("select count(*) from items", database).Trim();

    public void Drop(string database) => encrypting.Sql($"drop database if exists {database}");

    private void Take(string certificate)
    {
        foreach (var ending in new[] { ".pem", ".key" }) File.Copy(certificates.At(certificate + ending), certificates.At("server" + ending), overwrite: true);
    }
}
