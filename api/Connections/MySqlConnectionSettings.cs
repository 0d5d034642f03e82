using BackupApi.Catalogs;

namespace BackupApi.Connections;

/// <summary>password: over the network or a socket. socket: as the system's root, whom the server knows by its socket. option_file: a file on the server says how.</summary>
public enum MySqlAuthMethod { Password, Socket, OptionFile }

/// <summary>A MySQL or MariaDB server, as seen from the machine that it is backed up on.</summary>
public sealed record MySqlConnectionSettings : ConnectionSettings
{
    [Field("Sign in", Kind = "choice", Options = ["password=With a password", "socket=As root over the socket", "option_file=With an option file on the server"],
        Help = "Root over the socket needs no password on most Linux systems. An option file keeps its password on the server.")]
    public MySqlAuthMethod AuthMethod { get; init; } = MySqlAuthMethod.Password;

    /// <summary>As the server to back up sees it. Null: by the socket.</summary>
    [Field("Host", Placeholder = "127.0.0.1", ShowWhen = "authMethod=password", Help = "As seen from the server itself; leave empty to use the socket.")]
    public string? Host { get; init; }

    /// <summary>3306 when absent.</summary>
    [Field("Port", Kind = "number", Placeholder = "3306", ShowWhen = "authMethod=password")]
    public int? Port { get; init; }

    [Field("User", Placeholder = "backup", ShowWhen = "authMethod=password,socket", Help = "With the socket: root when left empty.")]
    public string? Username { get; init; }

    /// <summary>Write-only.</summary>
    [Field("Password", Secret = true, ShowWhen = "authMethod=password")]
    public string? Password { get; init; }

    /// <summary>Path on the server; what the client has built in when absent.</summary>
    [Field("Socket", Kind = "path", Advanced = true, Placeholder = "/run/mysqld/mysqld.sock", ShowWhen = "authMethod=password,socket")]
    public string? Socket { get; init; }

    /// <summary>Path on the server, read there as root where the server has sudo.</summary>
    [Field("Option file", Kind = "path", Placeholder = "/etc/mysql/debian.cnf", ShowWhen = "authMethod=option_file", Help = "A file with a section [client], read on the server and never copied.")]
    public string? OptionFile { get; init; }

    [Field("Encryption", Kind = "choice", Help = "With a certificate that is checked, nobody on the way can pose as the database; “when the server can” holds against listeners only.", ShowWhen = "authMethod=password", Advanced = true,
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

    public override string ToString() => "mysql";
}
