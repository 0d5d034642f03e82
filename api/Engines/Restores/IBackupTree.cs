namespace BackupApi.Engines.Restores;

/// <summary>One entry of a backup.</summary>
/// <param name="Hash">SHA-256 of a file's content in hex; empty when not asked for, and for all that is no file with content of its own.</param>
internal sealed record TreeEntry(BackupEntry Entry, string Hash);

/// <summary>Reads the entries of a backup as an engine keeps them.</summary>
internal interface IBackupTree
{
    /// <param name="paths">These and all below them; empty for every entry.</param>
    /// <param name="withHash">Reads the content of every file.</param>
    IAsyncEnumerable<TreeEntry> ReadAsync(RepositoryAccess repository, string archive, IReadOnlyList<byte[]> paths, bool withHash, CancellationToken cancellationToken);
}
