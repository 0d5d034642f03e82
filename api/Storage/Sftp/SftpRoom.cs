namespace BackupApi.Storage.Sftp;

/// <summary>How full the file system below a folder of an SFTP server is. Bytes.</summary>
/// <param name="Used">What is kept for root counts as used.</param>
internal sealed record SftpRoom(long Capacity, long Used, long Free, long? FreeInodes, bool IsReadOnly)
{
    private const string Extension = "statvfs@openssh.com";
    private const long ReadOnly = 1;

    /// <summary>Null when the server cannot be asked. Throws <see cref="SftpRefusal"/> for a folder that is not there.</summary>
    public static async Task<SftpRoom?> AskAsync(SftpSession session, string path, CancellationToken cancellationToken)
    {
        if (!session.Offers(Extension)) return null;
        var reply = await session.AskAsync(SftpRequest.Extended(Extension).Text(path), cancellationToken);
        reply.Long(); // block size; the sizes are counted in fragments
        var (fragment, blocks, free, available) = (reply.Long(), reply.Long(), reply.Long(), reply.Long());
        var (inodes, _, freeInodes) = (reply.Long(), reply.Long(), reply.Long());
        reply.Long(); // file system id
        var used = (blocks - free) * fragment;
        return new SftpRoom(used + available * fragment, used, available * fragment, inodes == 0 ? null : freeInodes, (reply.Long() & ReadOnly) != 0);
    }
}
