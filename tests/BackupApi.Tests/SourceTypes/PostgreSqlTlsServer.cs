using BackupApi.Connections;
using BackupApi.SourceTypes;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.SourceTypes;

public sealed class PostgreSqlTlsServer : ITlsServer
{
    private readonly CertificateLab certificates = new();
    private PostgresLab lab = null!;

    CertificateLab ITlsServer.Certificates => certificates;

    ISourceType ITlsServer.Source => new PostgreSqlSource();

    IConnectionType ITlsServer.Connection => new PostgreSqlConnection();

    (string None, string Stranger) ITlsServer.ClientRefusals => ("client_certificate_refused", "client_certificate_refused");

    public async Task InitializeAsync()
    {
        lab = await PostgresLab.StartAsync();
        lab.Sql("create role plain superuser login password 'right'; create role sealed superuser login password 'right'; create role shown superuser login password 'right'");
        lab.Sql("create database shop");
        lab.Sql("create table items (id int primary key); insert into items values (1), (2), (3)", "shop");
        File.WriteAllText(lab.Sql("show hba_file").Trim(), """
            local all all peer
            hostssl all sealed 127.0.0.1/32 scram-sha-256
            hostssl all shown 127.0.0.1/32 scram-sha-256 clientcert=verify-ca
            host all plain 127.0.0.1/32 scram-sha-256

            """);
        foreach (var (setting, file) in new[] { ("ssl_cert_file", "server.pem"), ("ssl_key_file", "server.key"), ("ssl_ca_file", "server-ca.pem") })
            lab.Sql($"alter system set {setting} = '{lab.Folder}/{file}'");
        await ServeAsync("good");
    }

    public async Task DisposeAsync()
    {
        await lab.DisposeAsync();
        certificates.Dispose();
    }

    SourceSettings ITlsServer.Settings(Guid connection) => new PostgreSqlSettings { ConnectionId = connection, Databases = ["shop"] };

    ConnectionSettings ITlsServer.As(string user, TlsChoice choice, string password) => new PostgreSqlConnectionSettings
    {
        Host = "127.0.0.1", Port = lab.Port, Username = user, Password = password,
        Tls = choice.Mode, CaCertificate = choice.Authority, CaFile = choice.AuthorityFile, CertificateFile = choice.Certificate, KeyFile = choice.Key,
    };

    public async Task ServeAsync(string? certificate)
    {
        foreach (var (from, to) in certificate is null ? [] : new[] { ($"{certificate}.pem", "server.pem"), ($"{certificate}.key", "server.key"), ("authority.pem", "server-ca.pem") })
        {
            File.Copy(certificates.At(from), $"{lab.Folder}/{to}", overwrite: true);
            if (Environment.IsPrivilegedProcess) SshLab.Run("chown", PostgresLab.User, $"{lab.Folder}/{to}");
        }

        lab.Sql($"alter system set ssl = {(certificate is null ? "off" : "on")}");
        var before = lab.Sql("select pg_conf_load_time()");
        lab.Sql("select pg_reload_conf()");
        for (var i = 0; lab.Sql("select pg_conf_load_time()") == before; i++)
        {
            if (i > 600) throw new InvalidOperationException("The server did not read its configuration again.");
            await Task.Delay(50);
        }
    }

    public string Count(string database) => lab.Sql("select count(*) from items", database).Trim();

    public void Drop(string database) => lab.Sql($"drop database if exists {database}");
}
