using BackupApi.Catalogs;

namespace BackupApi.Connections;

/// <summary>password: over the network or a socket. peer: as a user of the system, whom the server knows by its socket.</summary>
public enum PostgreSqlAuthMethod { Password, Peer }

/// <summary>A PostgreSQL cluster, as seen from the machine that it is backed up on.</summary>
public sealed record PostgreSqlConnectionSettings : ConnectionSettings
{
    [Field("Sign in", Kind = "choice", Options = ["password=With a password", "peer=As a user of the system"],
        Help = "As the system's user postgres, no password is needed on most Linux systems; the server must allow sudo.")]
    public PostgreSqlAuthMethod AuthMethod { get; init; } = PostgreSqlAuthMethod.Password;

    /// <summary>As the server to back up sees it. Null: by the socket.</summary>
    [Field("Host", Placeholder = "127.0.0.1", ShowWhen = "authMethod=password", Help = "As seen from the server itself; leave empty to use the socket.")]
    public string? Host { get; init; }

    /// <summary>5432 when absent.</summary>
    [Field("Port", Kind = "number", Placeholder = "5432")]
    public int? Port { get; init; }

    /// <summary>With peer: the system's user when absent.</summary>
    [Field("User", Placeholder = "backup", ShowWhen = "authMethod=password")]
    public string? Username { get; init; }

    /// <summary>Write-only.</summary>
    [Field("Password", Secret = true, ShowWhen = "authMethod=password")]
    public string? Password { get; init; }

    /// <summary>"postgres" when absent.</summary>
    [Field("User of the system", Placeholder = "postgres", ShowWhen = "authMethod=peer", Help = "Commands run as this user of the server.")]
    public string? SystemUser { get; init; }

    [Field("Folder of the socket", Kind = "path", Advanced = true, Placeholder = "/var/run/postgresql", Help = "Path on the server; empty for what the client has built in.")]
    public string? SocketFolder { get; init; }

    [Field("Encryption", Kind = "choice", Help = "With a certificate that is checked, nobody on the way can pose as the database; “when the server can” holds against listeners only.", Advanced = true, ShowWhen = "authMethod=password",
        Options = ["disabled=None", "preferred=When the server can", "required=Always", "verify_ca=Always, with a certificate of this authority", "verify_full=Always, with a certificate of this name"])]
    public TlsMode Tls { get; init; } = TlsMode.Preferred;

    /// <summary>PEM, at most 24,000 letters. Instead of <see cref="CaFile"/>.</summary>
    [Field("Authority's certificate", Kind = "multiline", Advanced = true, Placeholder = "-----BEGIN CERTIFICATE-----", ShowWhen = "tls=verify_ca,verify_full",
        Help = "Of the authority that signed the database's certificate; paste it here or name its file below.")]
    public string? CaCertificate { get; init; }

    /// <summary>Path on the server.</summary>
    [Field("Authority's certificate in a file", Kind = "path", Advanced = true, Placeholder = "/etc/ssl/certs/ca.pem", ShowWhen = "tls=verify_ca,verify_full", Help = "Path on the server, instead of the text above.")]
    public string? CaFile { get; init; }

    [Field("Client certificate", Kind = "path", Advanced = true, ShowWhen = "tls=required,verify_ca,verify_full", Help = "Path on the server, when the database wants one.")]
    public string? CertificateFile { get; init; }

    [Field("Client key", Kind = "path", Advanced = true, ShowWhen = "tls=required,verify_ca,verify_full", Help = "Path on the server.")]
    public string? KeyFile { get; init; }

    /// <summary>Where questions about the whole cluster are asked.</summary>
    [Field("Maintenance database", Advanced = true, Placeholder = "postgres", Help = "A database that the user may connect to.")]
    public string MaintenanceDatabase { get; init; } = "postgres";

    public override string ToString() => "postgresql";
}
