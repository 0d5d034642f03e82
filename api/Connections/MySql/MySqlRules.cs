namespace BackupApi.Connections.MySql;

/// <summary>Which settings of a MySQL connection are sound.</summary>
internal static class MySqlRules
{
    public static IReadOnlyDictionary<string, string[]> Check(MySqlConnectionSettings settings)
    {
        var errors = new FieldErrors();
        errors.Host(settings.Host, "host");
        errors.Port(settings.Port, "port");
        errors.Line(settings.Username, "username", 128);
        errors.Line(settings.Password, "password", 500);
        errors.Path(settings.Socket, "socket");
        errors.Path(settings.OptionFile, "optionFile");
        errors.Tls(settings.Tls, settings.CaCertificate, settings.CaFile, settings.CertificateFile, settings.KeyFile);
        errors.Add(settings.AuthMethod == MySqlAuthMethod.Password && string.IsNullOrEmpty(settings.Username), "username", "Name the database's user.");
        errors.Add(settings.AuthMethod == MySqlAuthMethod.OptionFile && string.IsNullOrEmpty(settings.OptionFile), "optionFile", "Name the file on the server.");
        errors.Add(settings.Tls >= TlsMode.Required && settings.AuthMethod == MySqlAuthMethod.Password && string.IsNullOrEmpty(settings.Host), "tls", "A socket is never encrypted; name a host.");
        return errors.ToDictionary();
    }
}
