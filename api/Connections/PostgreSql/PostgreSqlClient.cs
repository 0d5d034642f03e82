using System.Text;
using System.Text.Json;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Connections.PostgreSql;

/// <summary>Runs the clients of one server with the connection's settings. A password reaches them on descriptor 3.</summary>
internal sealed class PostgreSqlClient(IHost host, PostgreSqlConnectionSettings settings, PostgreSqlTools tools, Guid? operation)
{
    // The clients know no option for a password but the environment of their own process; a shell moves it there from descriptor 3.
    private const string WithPassword = """PGPASSWORD=$(cat <&3); export PGPASSWORD; exec 3<&-; exec "$@" """;

    // Root becomes the user; anybody else asks sudo, which forgets the environment.
    private const string AsUser = """
        user=$1; shift
        if [ "$(id -un)" = "$user" ]; then exec "$@"; fi
        if [ "$(id -u)" != 0 ]; then exec sudo -n -u "$user" -- env LC_ALL=C.UTF-8 TZ=UTC "BACKUPAPI_OPERATION=$BACKUPAPI_OPERATION" "$@"; fi
        uid=$(id -u -- "$user") && gid=$(id -g -- "$user") || exit 1
        export HOME=/ USER="$user"
        if command -v setpriv >/dev/null; then exec setpriv --reuid "$uid" --regid "$gid" --init-groups -- "$@"; fi
        exec runuser -u "$user" -- "$@"
        """;

    public IHost Host => host;

    public PostgreSqlTools Tools => tools;

    public string MaintenanceDatabase => settings.MaintenanceDatabase;

    /// <summary>Throws <see cref="ConnectionException"/> (tool_missing).</summary>
    public static async Task<PostgreSqlClient> OpenAsync(IHost host, PostgreSqlConnectionSettings settings, Guid? operation, CancellationToken cancellationToken) =>
        new(host, settings, await PostgreSqlTools.FindAsync(host, cancellationToken), operation);

    /// <summary>A client program that is signed in by its environment. The database is named there too, where no name can mean anything else.</summary>
    public CommandLine Command(string program, string database, params IEnumerable<string> arguments) => Words(database, [tools[program], .. arguments]);

    /// <summary>A shell script, of which "$@" holds the arguments, whose clients are signed in likewise.</summary>
    public CommandLine Script(string script, string database, params IEnumerable<string> arguments) => Words(database, ["sh", "-c", script, "sh", .. arguments]);

    private CommandLine Words(string database, IEnumerable<string> program)
    {
        IEnumerable<string> words = ["env", .. Environment(database).Where(variable => !string.IsNullOrEmpty(variable.Value)).Select(variable => $"{variable.Name}={variable.Value}"), .. program];
        if (settings.AuthMethod == PostgreSqlAuthMethod.Peer)
            return new CommandLine("sh", (string[])["-c", AsUser, "sh", SystemUser, .. words]) { AsRoot = true, WorkingDirectory = "/", Operation = operation };
        if (NeedsAuthority) words = AuthorityCertificate.Give(settings.CaCertificate!, words);
        return new CommandLine("sh", (string[])["-c", WithPassword, "sh", .. words])
        {
            AsRoot = settings.KeyFile is not null, Operation = operation, Secret = Encoding.UTF8.GetBytes(settings.Password ?? ""),
        };
    }

    private string SystemUser => string.IsNullOrEmpty(settings.SystemUser) ? "postgres" : settings.SystemUser;

    private IEnumerable<(string Name, string? Value)> Environment(string database)
    {
        var peer = settings.AuthMethod == PostgreSqlAuthMethod.Peer;
        yield return ("PGHOST", peer || string.IsNullOrEmpty(settings.Host) ? settings.SocketFolder : settings.Host);
        yield return ("PGPORT", settings.Port?.ToString());
        yield return ("PGUSER", peer && string.IsNullOrEmpty(settings.Username) ? SystemUser : settings.Username);
        yield return ("PGDATABASE", database);
        yield return ("PGSSLMODE", settings.Tls switch { TlsMode.Disabled => "disable", TlsMode.Preferred => "prefer", TlsMode.Required => "require", TlsMode.VerifyCa => "verify-ca", _ => "verify-full" });
        // Without one the client would take the file of the user's own, and check a certificate where nobody asked for it.
        yield return ("PGSSLROOTCERT", settings.Tls < TlsMode.VerifyCa ? "/nonexistent/root.crt" : NeedsAuthority ? AuthorityCertificate.Path : settings.CaFile);
        yield return ("PGSSLCERT", settings.CertificateFile);
        yield return ("PGSSLKEY", settings.KeyFile);
        yield return ("PGCONNECT_TIMEOUT", "15");
        yield return ("PGAPPNAME", "backupapi");
        yield return ("PGCLIENTENCODING", "UTF8");
        // Nothing of the user's own decides who signs in.
        yield return ("PGPASSFILE", "/dev/null");
        yield return ("PGSERVICEFILE", "/dev/null");
    }

    /// <summary>The rows of a query. Throws <see cref="ConnectionException"/>.</summary>
    public async Task<IReadOnlyList<T>> AskAsync<T>(string sql, CancellationToken cancellationToken, string? database = null)
    {
        var text = await RunSqlAsync($"select coalesce(json_agg(to_json(backupapi)), '[]') from ({sql}) backupapi", cancellationToken, database);
        return JsonSerializer.Deserialize<List<T>>(text, Rows)!;
    }

    private static readonly JsonSerializerOptions Rows = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Statements, each in a transaction of its own; what they print.</summary>
    public async Task<string> RunSqlAsync(string sql, CancellationToken cancellationToken, string? database = null)
    {
        var command = Command("psql", database ?? settings.MaintenanceDatabase, "-X", "-q", "-A", "-t", "-w", "-v", "ON_ERROR_STOP=1", "-f", "-");
        var result = await host.RunAsync(command, sql + ";\n", cancellationToken);
        return result.Succeeded ? result.StandardOutput : throw await ExplainAsync(PostgreSqlErrors.Of(host.Name, result.StandardError), cancellationToken);
    }

    private bool IsOverNetwork => settings.AuthMethod == PostgreSqlAuthMethod.Password && !string.IsNullOrEmpty(settings.Host);

    private bool NeedsAuthority => settings.Tls >= TlsMode.VerifyCa && !string.IsNullOrEmpty(settings.CaCertificate);

    /// <summary>Tells what looks alike: a user who is refused because the connection is in clear, and the reasons not to trust a certificate.</summary>
    private async Task<ConnectionException> ExplainAsync(ConnectionException cause, CancellationToken cancellationToken)
    {
        if (!IsOverNetwork) return cause;
        if (cause.Code == ProblemCodes.CertificateUntrusted)
            return await new CertificateProbe(host, "postgres", settings.Host!, settings.Port ?? 5432, settings.CaCertificate, settings.CaFile).ExplainAsync(cause, cancellationToken);
        if (cause.Code != ProblemCodes.ServiceCredentialsRefused || settings.Tls != TlsMode.Disabled) return cause;
        var encrypted = new PostgreSqlClient(host, settings with { Tls = TlsMode.Required }, tools, operation);
        return await TlsErrors.HelpsAsync(() => encrypted.SignInAsync(cancellationToken)) ? TlsErrors.Required(host.Name) : cause;
    }

    /// <summary>Signs in. Throws <see cref="ConnectionException"/>.</summary>
    public async Task<PostgreSqlServer> SignInAsync(CancellationToken cancellationToken) =>
        (await AskAsync<PostgreSqlServer>(PostgreSqlServer.Sql, cancellationToken))[0];
}

/// <param name="Version">150004 for 15.4.</param>
internal sealed record PostgreSqlServer(string User, bool IsSuperuser, bool MayReadEverything, bool MayCreateDatabases, int Version, string VersionText)
{
    public const string Sql = """
        select current_user as "user", r.rolsuper as is_superuser, r.rolcreatedb or r.rolsuper as may_create_databases,
          r.rolsuper or exists (select from pg_roles p where p.rolname = 'pg_read_all_data' and pg_has_role(current_user, p.oid, 'usage')) as may_read_everything,
          current_setting('server_version_num')::int as version, current_setting('server_version') as version_text
        from pg_roles r where r.rolname = current_user
        """;
}

/// <summary>Names and texts in SQL.</summary>
internal static class PostgreSqlText
{
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"")}\"";

    public static string Text(string text) => $"'{text.Replace("'", "''")}'";

    /// <summary>A database in an option that would take a whole connection string too.</summary>
    public static string ConnectionString(string database) => $"dbname='{database.Replace("\\", "\\\\").Replace("'", "\\'")}'";
}
