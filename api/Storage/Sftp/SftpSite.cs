using BackupApi.Hosts;

namespace BackupApi.Storage.Sftp;

/// <summary>An account of an SSH server and the folder of it that is used. Holds credentials; never logged.</summary>
/// <param name="HostKey">Pinned, as in known_hosts without the host part.</param>
/// <param name="Folder">Absolute, or relative to where the account lands.</param>
internal sealed record SftpSite(string Address, int Port, string Username, string? PrivateKey, string? Password, string HostKey, string Folder)
{
    public SshAddress Ssh => new(Address, Address, Port, Username, PrivateKey, Password, HostKey, UseSudo: false, Jump: null);

    public override string ToString() => $"{Username}@{Address}:{Port}";
}
