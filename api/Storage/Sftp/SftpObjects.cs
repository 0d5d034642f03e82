using System.Runtime.CompilerServices;
using BackupApi.Problems;

namespace BackupApi.Storage.Sftp;

/// <summary>Objects as files below a folder of an SFTP server. A file gets its name only when it is whole and on the disk there.</summary>
internal sealed class SftpObjects(SftpSessions sessions, SftpPatience patience, string folder) : IObjectStorage
{
    private static readonly TimeSpan TidyLimit = TimeSpan.FromSeconds(20);

    private readonly SftpAttempts attempts = new(sessions, patience);
    private readonly SftpTree tree = new(new SftpAttempts(sessions, patience));

    public async Task<ObjectInfo> WriteAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        var partial = PartialNames.Of(path);
        try
        {
            long total;
            await using (var upload = new SftpUpload(sessions, attempts, patience, partial)) total = await upload.RunAsync(content, cancellationToken);
            return await NameAsync(name, partial, path, total, cancellationToken);
        }
        catch
        {
            await TryRemoveAsync(partial);
            throw;
        }
    }

    public async Task<Stream> OpenAsync(string name, long offset, CancellationToken cancellationToken)
    {
        var download = new SftpDownload(sessions, attempts, patience, PathOf(name), offset);
        try
        {
            await download.OpenAsync(cancellationToken);
            return download;
        }
        catch
        {
            await download.DisposeAsync();
            throw;
        }
    }

    public Task<ObjectInfo?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        return attempts.RunAsync(async session => await session.FindAsync(path, cancellationToken) is { IsFolder: false } found ? Describe(name, found) : null, path, "cannot be looked at", cancellationToken);
    }

    public async IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (name, file) in tree.ReadAsync(folder, Above(prefix), cancellationToken))
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal) && !PartialNames.IsOne(name)) yield return Describe(name, file);
        }
    }

    public Task DeleteAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var paths = names.Select(PathOf).ToList();
        return attempts.RunAsync(async session =>
        {
            await RemoveAllAsync(session, paths, cancellationToken);
            return true;
        }, folder, "does not let go of what lies in it", cancellationToken);
    }

    public async Task<int> CleanUpAsync(string prefix, CancellationToken cancellationToken)
    {
        var left = new List<string>();
        await foreach (var (name, _) in tree.ReadAsync(folder, Above(prefix), cancellationToken))
        {
            if (PartialNames.IsOne(name) && PartialNames.Whole(name).StartsWith(prefix, StringComparison.Ordinal)) left.Add(name);
        }

        if (left.Count > 0) await DeleteAsync(left, cancellationToken);
        return left.Count;
    }

    public Task<StorageException?> FindObstacleAsync(long bytes, CancellationToken cancellationToken) =>
        attempts.RunAsync(session => attempts.FindObstacleAsync(session, bytes, folder, "cannot be written", cancellationToken), folder, "cannot be looked at", cancellationToken);

    public async Task DestroyAsync(CancellationToken cancellationToken) => await tree.RemoveAsync(folder, cancellationToken);

    /// <summary>Names of the folders right below the place.</summary>
    public async Task<IReadOnlyList<string>> ListFoldersAsync(CancellationToken cancellationToken) =>
        [.. (await tree.ListAsync(folder, cancellationToken)).Where(entry => entry.Attributes.IsFolder).Select(entry => entry.Name)];

    private Task<ObjectInfo> NameAsync(string name, string partial, string path, long total, CancellationToken cancellationToken) => attempts.RunAsync(async session =>
    {
        try
        {
            await session.RenameAsync(partial, path, cancellationToken);
        }
        catch (SftpRefusal refusal) when (refusal.Status == SftpStatus.Missing)
        {
            // The attempt before had worked and only its answer was lost; the file's size tells.
        }

        return await session.FindAsync(path, cancellationToken) is { } file && file.Size == total
            ? Describe(name, file)
            : throw new StorageException(ProblemCodes.StorageUnwritable, $"{path} on {sessions.Site} is not as long as what was written.", "Look at the disk there; then try again.");
    }, path, "cannot be given its name", cancellationToken);

    // Objects have no folders; those that their names made go with the last of them.
    private async Task RemoveAllAsync(SftpSession session, List<string> paths, CancellationToken cancellationToken)
    {
        foreach (var path in paths)
        {
            await session.RemoveAsync(path, cancellationToken);
            for (var parent = SftpPaths.Parent(path); parent.Length > folder.Length; parent = SftpPaths.Parent(parent))
            {
                if (!await session.TryRemoveFolderAsync(parent, cancellationToken)) break;
            }
        }
    }

    private async Task TryRemoveAsync(string path)
    {
        using var limit = new CancellationTokenSource(TidyLimit);
        try
        {
            await new SftpAttempts(sessions, SftpPatience.Short).RunAsync(async session =>
            {
                await RemoveAllAsync(session, [path], limit.Token);
                return true;
            }, path, "cannot be removed", limit.Token);
        }
        catch (Exception exception) when (exception is StorageException or OperationCanceledException)
        {
            // The way to the storage is gone. The partial file is no object and is removed by CleanUpAsync.
        }
    }

    private static string Above(string prefix) => prefix.LastIndexOf('/') is var at and >= 0 ? prefix[..at] : "";

    private static ObjectInfo Describe(string name, SftpAttributes file) => new(name, file.Size, file.ModifiedAt);

    private string PathOf(string name) => SftpPaths.Join(folder, ObjectNames.Require(name));
}
