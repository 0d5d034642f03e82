namespace BackupApi.Storage.Sftp;

/// <summary>Paths of an SFTP server: separated by "/", absolute or relative to where the account lands.</summary>
internal static class SftpPaths
{
    public static string Join(string folder, string name) => folder.Length == 0 ? name : folder.EndsWith('/') ? folder + name : $"{folder}/{name}";

    /// <summary>"/" for what lies there, "" for a relative path of one part.</summary>
    public static string Parent(string path) => path.LastIndexOf('/') switch { -1 => "", 0 => "/", var at => path[..at] };

    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];
}
