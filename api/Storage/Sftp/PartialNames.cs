namespace BackupApi.Storage.Sftp;

/// <summary>What a file is called while it is written. Each attempt has its own name: what a lost connection still has under way must not reach the next attempt's file.</summary>
internal static class PartialNames
{
    private const string Prefix = ".partial-";
    private const int MarkLength = 9; // 8 digits and a hyphen

    public static string Of(string path)
    {
        var at = path.LastIndexOf('/') + 1;
        return $"{path[..at]}{Prefix}{Guid.NewGuid().ToString("N")[..(MarkLength - 1)]}-{path[at..]}";
    }

    public static bool IsOne(string name) => SftpPaths.Name(name) is var last && last.Length > Prefix.Length + MarkLength && last.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The name that the file was to get.</summary>
    public static string Whole(string name)
    {
        var at = name.LastIndexOf('/') + 1;
        return name[..at] + name[(at + Prefix.Length + MarkLength)..];
    }
}
