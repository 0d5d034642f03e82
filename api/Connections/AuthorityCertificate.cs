using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace BackupApi.Connections;

/// <summary>Certificates of authorities that people paste. Clients read them from a file, which has no name by the time they run.</summary>
internal static class AuthorityCertificate
{
    private const int Longest = 24_000;

    /// <summary>Where the program finds it.</summary>
    public const string Path = "/dev/fd/9";

    // Unlike a pipe, a file without a name can be opened again for every connection, and nothing is left of it however the program ends.
    private const string Script = """text=$1; shift; file=$(mktemp) && printf '%s\n' "$text" >"$file" && exec 9<"$file" && rm -f -- "$file" && exec "$@" """;

    /// <summary>The words of a command that starts the program with the certificates at <see cref="Path"/>.</summary>
    public static string[] Give(string certificates, IEnumerable<string> words) => ["sh", "-c", Script, "sh", certificates, .. words];

    public static bool IsSound(string text)
    {
        if (text.Length > Longest || text.Contains("PRIVATE KEY", StringComparison.Ordinal) || text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'))) return false;
        try
        {
            var found = new X509Certificate2Collection();
            found.ImportFromPem(text);
            foreach (var certificate in found) certificate.Dispose();
            return found.Count > 0;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
