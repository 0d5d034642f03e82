using System.Text;

namespace BackupApi.Connections.MySql;

/// <summary>Writes settings as an option file, the only place where the clients take a password unseen.</summary>
internal static class MySqlOptions
{
    public static string Write(MySqlConnectionSettings settings, MySqlTools tools)
    {
        var text = new StringBuilder("[client]\n");
        var overNetwork = settings.AuthMethod == MySqlAuthMethod.Password && !string.IsNullOrEmpty(settings.Host);
        Add("user", string.IsNullOrEmpty(settings.Username) ? "root" : settings.Username);
        Add("protocol", overNetwork ? "tcp" : "socket");
        if (overNetwork)
        {
            Add("host", settings.Host);
            Add("port", (settings.Port ?? 3306).ToString());
            Encrypt();
        }
        else
        {
            Add("socket", settings.Socket);
        }

        if (settings.AuthMethod == MySqlAuthMethod.Password) Add("password", settings.Password);
        return text.ToString();

        void Encrypt()
        {
            text.Append(Tls(settings.Tls, tools)).Append('\n');
            if (settings.Tls == TlsMode.Disabled) return;
            if (settings.Tls >= TlsMode.VerifyCa) Add("ssl-ca", string.IsNullOrEmpty(settings.CaCertificate) ? settings.CaFile : AuthorityCertificate.Path);
            Add("ssl-cert", settings.CertificateFile);
            Add("ssl-key", settings.KeyFile);
        }

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) text.Append(name).Append("=\"").Append(Escape(value)).Append("\"\n");
        }
    }

    // MariaDB's client goes on unencrypted where the server cannot; MySqlClient looks at the session before it trusts "required".
    // From 11.4 on it looks at no certificate at all unless it looks at the name as well.
    private static string Tls(TlsMode mode, MySqlTools tools) => (mode, tools.IsMariaDb) switch
    {
        (TlsMode.VerifyCa, true) when ChecksAllOrNothing(tools) => "ssl\nssl-verify-server-cert",
        (TlsMode.Disabled, true) => "skip-ssl",
        (TlsMode.VerifyFull, true) => "ssl\nssl-verify-server-cert",
        (_, true) => "ssl\nskip-ssl-verify-server-cert",
        (TlsMode.Disabled, false) => "ssl-mode=DISABLED",
        (TlsMode.Preferred, false) => "ssl-mode=PREFERRED",
        (TlsMode.Required, false) => "ssl-mode=REQUIRED",
        (TlsMode.VerifyCa, false) => "ssl-mode=VERIFY_CA",
        _ => "ssl-mode=VERIFY_IDENTITY",
    };

    private static bool ChecksAllOrNothing(MySqlTools tools) => !System.Version.TryParse(tools.Version, out var version) || version >= new System.Version(11, 4);

    // https://mariadb.com/kb/en/configuring-mariadb-with-option-files/#escaping
    private static string Escape(string value) => value.Replace("\\", "\\\\").Replace("\"", "\\\"");
}
