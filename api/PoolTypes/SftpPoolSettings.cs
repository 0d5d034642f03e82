using BackupApi.Catalogs;

namespace BackupApi.PoolTypes;

/// <summary>A folder of a machine that is reached by SSH.</summary>
public sealed record SftpPoolSettings : PoolSettings
{
    [Field("Address", Required = true, Placeholder = "backup.example.org", Help = "Name or IP address of the machine that keeps the backups.")]
    public string Address { get; init; } = "";

    [Field("Port", Kind = "number", Required = true, Help = "Where its SSH server listens.")]
    public int Port { get; init; } = 22;

    [Field("User", Required = true, Placeholder = "backup", Help = "Best an account of its own that owns the folder and can do nothing else.")]
    public string Username { get; init; } = "";

    /// <summary>"type base64", confirmed by a person. A machine that shows another one is not signed in to.</summary>
    [Field("Host key", Kind = "host_key", Required = true, Help = "How the machine is recognised. Compare the fingerprint with the one on its own console before you confirm it.")]
    public string HostKey { get; init; } = "";

    /// <summary>private_key or password.</summary>
    [Field("Sign in with", Kind = "choice", Options = ["private_key=A private key", "password=A password"])]
    public string AuthMethod { get; init; } = "private_key";

    /// <summary>Write-only.</summary>
    [Field("Private key", Kind = "multiline", Secret = true, ShowWhen = "authMethod=private_key", Placeholder = "-----BEGIN OPENSSH PRIVATE KEY-----",
        Help = "The whole key, without a passphrase. Its public half stands in the account's ~/.ssh/authorized_keys. Stored encrypted and never shown again; leave it empty to keep the one that is stored.")]
    public string? PrivateKey { get; init; }

    /// <summary>Write-only.</summary>
    [Field("Password", Secret = true, ShowWhen = "authMethod=password", Help = "Stored encrypted and never shown again; leave it empty to keep the one that is stored.")]
    public string? Password { get; init; }

    /// <summary>Absolute, or relative to where the account lands; made when it does not exist.</summary>
    [Field("Folder", Required = true, Placeholder = "/srv/backups", Help = "On that machine. Without a leading “/” it is below the folder where the account lands. It is made when it does not exist.")]
    public string Path { get; init; } = "";

    /// <summary>"~" stands for where the account lands.</summary>
    internal override string AddressOf(string location)
    {
        var host = Address.Contains(':') ? $"[{Address.Trim()}]" : Address.Trim();
        var folder = Path.StartsWith('/') ? Path[1..] : $"~/{Path}";
        return $"sftp://{Username.Trim()}@{host}{(Port == 22 ? "" : $":{Port}")}/{folder.TrimEnd('/')}/{location}";
    }
}
