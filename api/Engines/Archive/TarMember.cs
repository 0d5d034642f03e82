namespace BackupApi.Engines.Archive;

/// <summary>One entry of a tar.</summary>
/// <param name="Header">Every block before the content, as it stands in the tar.</param>
/// <param name="Records">Of its extended header; empty without one.</param>
/// <param name="StoredBytes">Of the content as it lies in the tar, padding apart.</param>
/// <param name="IsSparse">The content begins with a map of what follows (GNU sparse format 1.0).</param>
internal sealed record TarMember(BackupEntry Entry, byte[] Header, IReadOnlyList<TarRecord> Records, long StoredBytes, bool IsSparse)
{
    public long PaddedBytes => (StoredBytes + TarFormat.Block - 1) / TarFormat.Block * TarFormat.Block;
}

/// <summary>One record of an extended header.</summary>
internal sealed record TarRecord(string Key, byte[] Value);
