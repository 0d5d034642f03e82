using System.Text.RegularExpressions;
using BackupApi.Problems;

namespace BackupApi.Connections.MySql;

/// <summary>What the clients' error numbers mean. https://mariadb.com/kb/en/mariadb-error-code-reference/</summary>
internal static partial class MySqlErrors
{
    public static ConnectionException Of(string host, string errors)
    {
        var text = Last(errors);
        var number = Number().Match(errors) is { Success: true } match ? int.Parse(match.Groups.Cast<Group>().Skip(1).First(group => group.Success).Value) : 0;
        if (number == 2026) return TlsErrors.Of(host, errors, text);
        if (IsFull(errors)) return new(ProblemCodes.StorageFull, $"The disk of the database on {host} is full: {text}", "Free some room on the database's disk, then try again.");
        return number switch
        {
            // MariaDB's client has the number of a wrong password for it.
            1251 or 2059 or 1045 when number != 1045 || errors.Contains("could not be loaded", StringComparison.Ordinal) => new(ProblemCodes.ToolTooOld,
                $"The database client on {host} does not know how the server signs this user in: {text}", "Install a client as new as the server, or let the user sign in with mysql_native_password."),
            2002 or 2003 or 2005 or 1040 or 1053 or 1129 or 1203 => new(ProblemCodes.ServiceUnreachable, $"The database on {host} cannot be reached: {text}",
                "Check that it runs, and that host, port or socket are what the server itself sees.") { IsTransient = number is not 2005 },
            2006 or 2013 or 2055 or 1927 => new(ProblemCodes.ConnectionLost, $"The connection to the database on {host} was lost: {text}", "Check that the database runs; its own log says why it stopped.") { IsTransient = true },
            2061 or 3159 => TlsErrors.Required(host),
            1045 or 1698 or 1130 or 1275 or 1524 or 1820 or 1862 or 4151 => new(ProblemCodes.ServiceCredentialsRefused, $"The database on {host} refuses the sign-in: {text}",
                "Correct user and password, or the host from which the user may sign in. A user who must show a certificate (require x509) is refused in the same way."),
            1049 => new(ProblemCodes.DatabaseMissing, $"The database does not exist on {host}: {text}", "Correct the name; it may have been dropped or renamed."),
            1044 or 1142 or 1143 or 1227 or 1370 or 1410 => new(ProblemCodes.PermissionDenied, $"The database's user may not do this: {text}", "Grant what is missing; the README lists what a backup needs."),
            _ when errors.Contains("defaults file", StringComparison.OrdinalIgnoreCase) => new(ProblemCodes.PathMissing, $"The option file on {host} cannot be read: {text}",
                "Check its path, and that the server lets us read it (root through sudo)."),
            _ => new(ProblemCodes.ToolFailed, $"The database client on {host} failed: {text}", "Try the connection's test; it tells what is wrong."),
        };
    }

    /// <summary>ENOSPC, or the quota of the disk (EDQUOT), however it is reported.</summary>
    public static bool IsFull(string errors) => Full().IsMatch(errors);

    /// <summary>The last line says why; what stands before it are warnings.</summary>
    public static string Last(string errors)
    {
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var text = lines.LastOrDefault(line => line.Contains("rror", StringComparison.Ordinal)) ?? lines.LastOrDefault() ?? "it said nothing";
        return text.Length > 500 ? text[..500] + "…" : text;
    }

    [GeneratedRegex(@"ERROR (\d{4})\b|[Ee]rror:? (\d{4})\b|\((\d{4})\)\s*$", RegexOptions.Multiline)]
    private static partial Regex Number();

    [GeneratedRegex(@"No space left on device|Disk quota exceeded|[Ee]rrcode: (28|122)\b|errno: (28|122)\b|Got error (28|122)\b|ERROR 1021\b|ERROR 1114\b")]
    private static partial Regex Full();
}
