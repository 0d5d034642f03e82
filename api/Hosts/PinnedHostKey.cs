using System.Security.Cryptography;

namespace BackupApi.Hosts;

/// <summary>A host key as a person confirmed it: "type base64".</summary>
internal static class PinnedHostKey
{
    /// <summary>The host's name in our known_hosts files, whatever its address.</summary>
    public const string Alias = "server";

    /// <summary>Reads "type base64 [comment]". Throws FormatException for anything else.</summary>
    public static HostKey Parse(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || parts[0].Any(character => !char.IsAsciiLetterOrDigit(character) && character is not ('-' or '@' or '.')))
            throw new FormatException("A host key is written as its type and its base64 text.");
        var hash = SHA256.HashData(Convert.FromBase64String(parts[1]));
        return new HostKey($"{parts[0]} {parts[1]}", "SHA256:" + Convert.ToBase64String(hash).TrimEnd('='));
    }

    /// <summary>What the client may accept for a key of that type (RSA keys sign with SHA-2).</summary>
    public static string Algorithms(HostKey key) => key.Key.Split(' ')[0] is var type && type == "ssh-rsa" ? "rsa-sha2-512,rsa-sha2-256" : type;

    public static string KnownHosts(HostKey key) => $"{Alias} {key.Key}\n";
}
