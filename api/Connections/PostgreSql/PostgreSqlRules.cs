using System.Text.RegularExpressions;

namespace BackupApi.Connections.PostgreSql;

/// <summary>Which settings of a PostgreSQL connection are sound.</summary>
internal static partial class PostgreSqlRules
{
    public static IReadOnlyDictionary<string, string[]> Check(PostgreSqlConnectionSettings settings)
    {
        var errors = new FieldErrors();
        errors.Host(settings.Host, "host");
        errors.Port(settings.Port, "port");
        errors.Line(settings.Username, "username", 63);
        errors.Line(settings.Password, "password", 1000);
        errors.Path(settings.SocketFolder, "socketFolder");
        errors.Line(settings.MaintenanceDatabase, "maintenanceDatabase", 63);
        errors.Tls(settings.Tls, settings.CaCertificate, settings.CaFile, settings.CertificateFile, settings.KeyFile);
        errors.Add(settings.AuthMethod == PostgreSqlAuthMethod.Password && string.IsNullOrEmpty(settings.Username), "username", "Name the database's user.");
        errors.Add(string.IsNullOrEmpty(settings.MaintenanceDatabase), "maintenanceDatabase", "Name a database that the user may connect to.");
        errors.Add(!string.IsNullOrEmpty(settings.SystemUser) && !Login().IsMatch(settings.SystemUser), "systemUser", "A user of the system consists of letters, digits and . _ -, and does not begin with a dash.");
        errors.Add(settings.Tls >= TlsMode.Required && settings.AuthMethod == PostgreSqlAuthMethod.Password && string.IsNullOrEmpty(settings.Host), "tls", "A socket is never encrypted; name a host.");
        return errors.ToDictionary();
    }

    [GeneratedRegex(@"^[a-zA-Z0-9_.][a-zA-Z0-9_.-]{0,31}\z")]
    private static partial Regex Login();
}
