using System.Runtime.CompilerServices;

namespace BackupApi.Storage.Sftp;

/// <summary>Single steps on files and folders over one session. Throws <see cref="SftpRefusal"/> for what the server refuses.</summary>
internal static class SftpFiles
{
    public const uint Read = 1, Write = 2, Create = 8, Truncate = 16;

    private const uint PrivateFile = 0x180, PrivateFolder = 0x1C0; // 0600, 0700

    public static async Task<byte[]> OpenAsync(this SftpSession session, string path, uint flags, CancellationToken cancellationToken)
    {
        var request = SftpRequest.Of(SftpType.Open, path).Number(flags);
        var reply = await session.AskAsync((flags & Create) != 0 ? request.Permissions(PrivateFile) : request.Number(0), cancellationToken);
        return reply.Bytes().ToArray();
    }

    public static Task CloseAsync(this SftpSession session, byte[] handle, CancellationToken cancellationToken) => session.AskAsync(SftpRequest.Of(SftpType.Close, handle), cancellationToken);

    public static async Task<SftpAttributes> StatAsync(this SftpSession session, byte[] handle, CancellationToken cancellationToken) =>
        (await session.AskAsync(SftpRequest.Of(SftpType.HandleStat, handle), cancellationToken)).Attributes();

    /// <summary>Null when there is nothing of that name.</summary>
    public static async Task<SftpAttributes?> FindAsync(this SftpSession session, string path, CancellationToken cancellationToken)
    {
        try
        {
            return (await session.AskAsync(SftpRequest.Of(SftpType.Stat, path), cancellationToken)).Attributes();
        }
        catch (SftpRefusal refusal) when (refusal.Status == SftpStatus.Missing)
        {
            return null;
        }
    }

    /// <summary>What a folder holds, one answer of the server at a time; nothing for a folder that does not exist.</summary>
    public static async IAsyncEnumerable<(string Name, SftpAttributes Attributes)> ListAsync(this SftpSession session, string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await session.OpenFolderAsync(path, cancellationToken) is not { } handle) yield break;
        while (await session.NextAsync(handle, cancellationToken) is { } reply)
        {
            for (var count = reply.Number(); count > 0; count--)
            {
                var name = reply.Text();
                reply.Bytes(); // as "ls -l" shows it
                var attributes = reply.Attributes();
                if (name is not ("." or "..")) yield return (name, attributes);
            }
        }

        await session.CloseAsync(handle, cancellationToken);
    }

    /// <summary>Makes a folder and those above it. Those that are there already are no failure. Returns the first that was made.</summary>
    public static async Task<string?> MakeFoldersAsync(this SftpSession session, string path, CancellationToken cancellationToken)
    {
        if (path.Length == 0 || (await session.FindAsync(path, cancellationToken))?.IsFolder == true) return null;
        var above = SftpPaths.Parent(path);
        var first = above == path ? null : await session.MakeFoldersAsync(above, cancellationToken);
        try
        {
            await session.AskAsync(SftpRequest.Of(SftpType.MakeFolder, path).Permissions(PrivateFolder), cancellationToken);
            return first ?? path;
        }
        catch (SftpRefusal refusal) when (refusal.Status is SftpStatus.Failure)
        {
            // Another task may have made it in this moment.
            if ((await session.FindAsync(path, cancellationToken))?.IsFolder == true) return first;
            throw;
        }
    }

    /// <summary>One that is missing is no failure.</summary>
    public static async Task RemoveAsync(this SftpSession session, string path, CancellationToken cancellationToken)
    {
        try
        {
            await session.AskAsync(SftpRequest.Of(SftpType.Remove, path), cancellationToken);
        }
        catch (SftpRefusal refusal) when (refusal.Status == SftpStatus.Missing)
        {
            // Gone already.
        }
    }

    /// <summary>False when it is not empty, or may not be removed.</summary>
    public static async Task<bool> TryRemoveFolderAsync(this SftpSession session, string path, CancellationToken cancellationToken)
    {
        try
        {
            await session.AskAsync(SftpRequest.Of(SftpType.RemoveFolder, path), cancellationToken);
            return true;
        }
        catch (SftpRefusal refusal)
        {
            return refusal.Status == SftpStatus.Missing;
        }
    }

    /// <summary>Gives a file its name, in place of another of that name.</summary>
    public static async Task RenameAsync(this SftpSession session, string from, string to, CancellationToken cancellationToken)
    {
        const string AsPosix = "posix-rename@openssh.com";
        if (session.Offers(AsPosix))
        {
            await session.AskAsync(SftpRequest.Extended(AsPosix).Text(from).Text(to), cancellationToken);
            return;
        }

        // Version 3 itself does not replace. Asked again after a lost answer, it must not remove what it has named.
        if (await session.FindAsync(from, cancellationToken) is null) throw new SftpRefusal(SftpStatus.Missing, "it has its name already");
        await session.RemoveAsync(to, cancellationToken);
        await session.AskAsync(SftpRequest.Of(SftpType.Rename, from).Text(to), cancellationToken);
    }

    /// <summary>To the disk, where the server can be asked for that.</summary>
    public static async Task FlushAsync(this SftpSession session, byte[] handle, CancellationToken cancellationToken)
    {
        const string Flush = "fsync@openssh.com";
        if (session.Offers(Flush)) await session.AskAsync(SftpRequest.Extended(Flush).Bytes(handle), cancellationToken);
    }

    private static async Task<byte[]?> OpenFolderAsync(this SftpSession session, string path, CancellationToken cancellationToken)
    {
        try
        {
            return (await session.AskAsync(SftpRequest.Of(SftpType.OpenFolder, path), cancellationToken)).Bytes().ToArray();
        }
        catch (SftpRefusal refusal) when (refusal.Status == SftpStatus.Missing)
        {
            return null;
        }
    }

    private static async Task<SftpReply?> NextAsync(this SftpSession session, byte[] handle, CancellationToken cancellationToken)
    {
        try
        {
            return await session.AskAsync(SftpRequest.Of(SftpType.ReadFolder, handle), cancellationToken);
        }
        catch (SftpRefusal refusal) when (refusal.Status == SftpStatus.End)
        {
            return null;
        }
    }
}
