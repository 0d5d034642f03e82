using System.Text;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Connections.MySql;

/// <summary>Runs the clients of one server with the connection's settings. The password reaches them as an option file on descriptor 3 and nowhere else.</summary>
internal sealed class MySqlClient(IHost host, MySqlConnectionSettings settings, MySqlTools tools, Guid? operation)
{
    public IHost Host => host;

    public MySqlTools Tools => tools;

    /// <summary>Throws <see cref="ConnectionException"/> (tool_missing).</summary>
    public static async Task<MySqlClient> OpenAsync(IHost host, MySqlConnectionSettings settings, Guid? operation, CancellationToken cancellationToken) =>
        new(host, settings, await MySqlTools.FindAsync(host, cancellationToken), operation);

    /// <summary>A client program with what signs it in standing first, as it must.</summary>
    public CommandLine Command(string program, params IEnumerable<string> arguments) => Signed(program, [], arguments);

    /// <summary>A shell script that finds the program and its sign-in in "$@", what comes before them as the script wants it.</summary>
    public CommandLine Script(string script, IEnumerable<string> before, string program, params IEnumerable<string> arguments) => Signed(program, ["sh", "-c", script, "sh", .. before], arguments);

    private CommandLine Signed(string program, string[] before, IEnumerable<string> arguments)
    {
        var inFile = settings.AuthMethod == MySqlAuthMethod.OptionFile;
        string[] words = [.. before, program, inFile ? $"--defaults-file={settings.OptionFile}" : "--defaults-file=/dev/fd/3", .. arguments];
        if (NeedsAuthority) words = AuthorityCertificate.Give(settings.CaCertificate!, words);
        var command = new CommandLine(words[0], words[1..]) { AsRoot = settings.AuthMethod != MySqlAuthMethod.Password || settings.KeyFile is not null, Operation = operation };
        return inFile ? command : SecretPipe.Give(command, MySqlOptions.Write(settings, tools));
    }

    /// <summary>Rows of one or more statements, each field as text, NULL as "NULL". Throws <see cref="ConnectionException"/>.</summary>
    public async Task<IReadOnlyList<string[]>> AskAsync(string sql, CancellationToken cancellationToken)
    {
        var command = Command(tools.Client, "--batch", "--skip-column-names", "--default-character-set=utf8mb4", "--connect-timeout=15", "--binary-mode");
        // Over standard input, where nobody sees it in a list of processes.
        var result = await host.RunAsync(command, sql + ";\n", cancellationToken);
        if (!result.Succeeded) throw await ExplainAsync(MySqlErrors.Of(host.Name, result.StandardError), cancellationToken);
        return [.. result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t').Select(Plain).ToArray())];
    }

    /// <summary>Signs in, and refuses a session in clear where the settings want it encrypted. Answers "user@host" and the version.</summary>
    public async Task<(string User, string Version)> SignInAsync(CancellationToken cancellationToken)
    {
        var rows = await AskAsync("select current_user(), version(); show session status like 'Ssl_cipher'", cancellationToken);
        var isClear = rows.Count < 2 || rows[1].ElementAtOrDefault(1) is null or "" or "NULL";
        if (isClear && settings is { AuthMethod: MySqlAuthMethod.Password, Tls: >= TlsMode.Required })
            throw TlsErrors.Unavailable(host.Name);
        return (rows[0][0], rows[0][1]);
    }

    private bool IsOverNetwork => settings.AuthMethod == MySqlAuthMethod.Password && !string.IsNullOrEmpty(settings.Host);

    private bool NeedsAuthority => IsOverNetwork && settings.Tls >= TlsMode.VerifyCa && !string.IsNullOrEmpty(settings.CaCertificate);

    /// <summary>Tells what looks alike: a user who is refused because the connection is in clear, and the reasons not to trust a certificate.</summary>
    private async Task<ConnectionException> ExplainAsync(ConnectionException cause, CancellationToken cancellationToken)
    {
        if (!IsOverNetwork) return cause;
        if (cause.Code == ProblemCodes.CertificateUntrusted)
            return await new CertificateProbe(host, "mysql", settings.Host!, settings.Port ?? 3306, settings.CaCertificate, settings.CaFile).ExplainAsync(cause, cancellationToken);
        if (cause.Code == ProblemCodes.ConnectionLost && !string.IsNullOrEmpty(settings.CertificateFile)) return await ExplainLossAsync(cause, cancellationToken);
        if (cause.Code != ProblemCodes.ServiceCredentialsRefused || settings.Tls != TlsMode.Disabled) return cause;
        var encrypted = new MySqlClient(host, settings with { Tls = TlsMode.Required }, tools, operation);
        return await TlsErrors.HelpsAsync(() => encrypted.SignInAsync(cancellationToken)) ? TlsErrors.Required(host.Name) : cause;
    }

    /// <summary>A server that does not take a client's certificate hangs up without a word; without one it goes on to ask for the password.</summary>
    private async Task<ConnectionException> ExplainLossAsync(ConnectionException cause, CancellationToken cancellationToken)
    {
        var bare = new MySqlClient(host, settings with { CertificateFile = null, KeyFile = null }, tools, operation);
        try
        {
            await bare.SignInAsync(cancellationToken);
        }
        catch (ConnectionException exception) when (exception.Code != ProblemCodes.ServiceCredentialsRefused)
        {
            return cause;
        }
        catch (ConnectionException)
        {
            // It asked.
        }

        return TlsErrors.ClientCertificateRefused(host.Name, cause.Message);
    }

    private static string Plain(string field)
    {
        if (!field.Contains('\\')) return field;
        var text = new StringBuilder(field.Length);
        for (var i = 0; i < field.Length; i++)
            text.Append(field[i] != '\\' || i + 1 == field.Length ? field[i] : field[++i] switch { 'n' => '\n', 't' => '\t', '0' => '\0', var other => other });
        return text.ToString();
    }
}

/// <summary>Names and texts in SQL.</summary>
internal static class MySqlText
{
    public static string Name(string name) => $"`{name.Replace("`", "``")}`";

    // Without backslashes, which some servers take as they are (NO_BACKSLASH_ESCAPES): the text as hexadecimal bytes.
    public static string Text(string text) => text.Length == 0 ? "''" : $"convert(0x{Convert.ToHexString(Encoding.UTF8.GetBytes(text))} using utf8mb4)";
}
