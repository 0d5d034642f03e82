using BackupApi.Problems;

namespace BackupApi.Connections.PostgreSql;

/// <summary>What the clients say, by their English words (they run under LC_ALL=C.UTF-8; the server's own language may differ, hence the general last line).</summary>
internal static class PostgreSqlErrors
{
    private static readonly string[] Refused =
        ["password authentication failed", "no password supplied", "no pg_hba.conf entry", "authentication failed for user", "is not permitted to log in", "rejects connection", "empty password returned"];

    private static readonly string[] Unreachable =
        ["Connection refused", "could not connect", "could not translate host name", "timeout expired", "Is the server running", "No route to host", "starting up", "shutting down", "too many clients", "remaining connection slots", "Connection timed out"];

    private static readonly string[] Lost = ["server closed the connection unexpectedly", "terminating connection", "connection to server was lost", "could not receive data", "no connection to the server", "SSL SYSCALL error"];

    private static readonly string[] Full = ["No space left on device", "Disk quota exceeded", "could not extend file", "disk full"];

    public static ConnectionException Of(string host, string errors)
    {
        var text = Telling(errors);
        if (Says(errors, Full)) return new(ProblemCodes.StorageFull, $"The disk of the database on {host} is full: {text}", "Free some room on the database's disk, then try again.");
        if (errors.Contains("sudo:", StringComparison.Ordinal))
            return new(ProblemCodes.SudoRefused, $"Commands on {host} may not run as the database's user of the system: {text}", "Let the server use sudo without a password, or sign in to the database with a password.");
        if (Says(errors, Refused) || (errors.Contains("role \"", StringComparison.Ordinal) && errors.Contains("FATAL", StringComparison.Ordinal) && errors.Contains("does not exist", StringComparison.Ordinal)))
            return new(ProblemCodes.ServiceCredentialsRefused, $"The database on {host} refuses the sign-in: {text}", "Correct user and password, or pg_hba.conf on the database's server.");
        if (errors.Contains("FATAL", StringComparison.Ordinal) && errors.Contains("database \"", StringComparison.Ordinal) && errors.Contains("does not exist", StringComparison.Ordinal))
            return new(ProblemCodes.DatabaseMissing, $"The database does not exist on {host}: {text}", "Correct the name; it may have been dropped or renamed.");
        if (Says(errors, Lost)) return new(ProblemCodes.ConnectionLost, $"The connection to the database on {host} was lost: {text}", "Check that the database runs; its own log says why it stopped.") { IsTransient = true };
        if (TlsErrors.Find(host, errors, text) is { } tls) return tls;
        if (Says(errors, Unreachable))
            return new(ProblemCodes.ServiceUnreachable, $"The database on {host} cannot be reached: {text}", "Check that it runs, and that host, port or socket are what the server itself sees.") { IsTransient = true };
        if (errors.Contains("permission denied", StringComparison.Ordinal) || errors.Contains("must be ", StringComparison.Ordinal))
            return new(ProblemCodes.PermissionDenied, $"The database's user may not do this: {text}", "Grant what is missing; the README lists what a backup needs.");
        return new(ProblemCodes.ToolFailed, $"The database client on {host} failed: {text}", "Try the connection's test; it tells what is wrong.");
    }

    public static bool IsLost(string errors) => Says(errors, Lost);

    /// <summary>The first line that names an error, with what the program says of itself cut off.</summary>
    public static string Telling(string errors)
    {
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var text = lines.FirstOrDefault(line => line.Contains("rror:", StringComparison.Ordinal) || line.Contains("ERROR:", StringComparison.Ordinal) || line.Contains("FATAL:", StringComparison.Ordinal))
            ?? lines.FirstOrDefault() ?? "it said nothing";
        return text.Length > 500 ? text[..500] + "…" : text;
    }

    private static bool Says(string errors, string[] words) => words.Any(word => errors.Contains(word, StringComparison.Ordinal));
}
