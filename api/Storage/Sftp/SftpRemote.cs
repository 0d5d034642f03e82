using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace BackupApi.Storage.Sftp;

/// <summary>A folder of an SFTP server as rclone reaches it (https://rclone.org/sftp/). Nothing is run there, and the machine is recognised by the keys that it proves to own.</summary>
internal static class SftpRemote
{
    /// <summary>Rclone hides passwords in its configuration under this key, which everybody knows; it takes them in no other way.</summary>
    private static readonly byte[] HidingKey = Convert.FromHexString("9C935B48730A554D6BFD7C63C886A92BD390198EB8128AFBF4DE162B8B95F638");

    public static RcloneRemote Of(SftpSessions sessions, string folder)
    {
        var site = sessions.Site;
        var section = new Dictionary<string, string?>
        {
            ["type"] = "sftp", ["host"] = site.Address, ["port"] = $"{site.Port}", ["user"] = site.Username, ["shell_type"] = "none", ["disable_hashcheck"] = "true", ["set_modtime"] = "false",
            ["known_hosts_file"] = RcloneCommand.KnownHosts,
            ["key_pem"] = site.PrivateKey is { } key ? key.ReplaceLineEndings("\n").Trim().Replace("\n", "\\n", StringComparison.Ordinal) + "\\n" : null,
            ["pass"] = site.Password is { } password ? Hide(password) : null,
        };
        return new RcloneRemote(folder, section.Where(option => option.Value is not null).ToImmutableDictionary(option => option.Key, option => option.Value!))
        {
            HostKeys = async cancellationToken => string.Join('\n', (await sessions.ProvenKeysAsync(SftpPatience.Usual, cancellationToken)).Select(proven => $"{NameOf(site)} {proven}")),
        };
    }

    // As known_hosts writes a machine with its port.
    private static string NameOf(SftpSite site) => site.Port != 22 ? $"[{site.Address}]:{site.Port}" : site.Address.Contains(':') ? $"[{site.Address}]" : site.Address;

    /// <summary>AES in counter mode with a random start, as `rclone obscure` does.</summary>
    internal static string Hide(string password)
    {
        var counter = RandomNumberGenerator.GetBytes(16);
        var hidden = new List<byte>(counter);
        using var aes = Aes.Create();
        aes.Key = HidingKey;
        foreach (var block in Encoding.UTF8.GetBytes(password).Chunk(16))
        {
            var mask = aes.EncryptEcb(counter, PaddingMode.None);
            hidden.AddRange(block.Select((value, at) => (byte)(value ^ mask[at])));
            for (var at = 15; at >= 0 && ++counter[at] == 0; at--) { }
        }

        return Convert.ToBase64String([.. hidden]).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }
}
