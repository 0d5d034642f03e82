using System.Runtime.CompilerServices;
using BackupApi.Problems;

namespace BackupApi.Storage;

/// <summary>Objects as files below a folder of this machine. A file gets its name only when it is whole and on the disk.</summary>
internal sealed class FolderObjects(string folder) : IObjectStorage
{
    private const string Partial = ".partial-";
    private const int BufferSize = 1 << 20;

    public Task<ObjectInfo> WriteAsync(string name, Stream content, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var path = PathOf(name);
        var parent = System.IO.Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(parent);
        var partial = System.IO.Path.Combine(parent, Partial + System.IO.Path.GetFileName(path));
        try
        {
            await using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.Read, 0, FileOptions.Asynchronous))
            {
                await content.CopyToAsync(file, BufferSize, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }

        return Describe(name, new FileInfo(path));
    });

    public Task<Stream> OpenAsync(string name, long offset, CancellationToken cancellationToken) => GuardAsync(() =>
    {
        var file = new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);
        file.Position = offset;
        return Task.FromResult<Stream>(file);
    });

    public Task<ObjectInfo?> FindAsync(string name, CancellationToken cancellationToken) => GuardAsync(() =>
    {
        var file = new FileInfo(PathOf(name));
        return Task.FromResult(file.Exists ? Describe(name, file) : null);
    });

    public async IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var (name, file) in Files(prefix).Where(entry => !entry.File.Name.StartsWith(Partial, StringComparison.Ordinal)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Describe(name, file);
        }
    }

    public Task DeleteAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) => GuardAsync(() =>
    {
        foreach (var path in names.Select(PathOf))
        {
            if (File.Exists(path)) File.Delete(path);
            RemoveEmptyFolders(path);
        }

        return Task.FromResult(true);
    });

    public Task<int> CleanUpAsync(string prefix, CancellationToken cancellationToken) => GuardAsync(() =>
    {
        var left = Files("").Where(entry => entry.File.Name.StartsWith(Partial, StringComparison.Ordinal) && Whole(entry.Name).StartsWith(prefix, StringComparison.Ordinal)).ToList();
        foreach (var (_, file) in left)
        {
            file.Delete();
            RemoveEmptyFolders(file.FullName);
        }

        return Task.FromResult(left.Count);
    });

    public Task DestroyAsync(CancellationToken cancellationToken) => GuardAsync(() =>
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return Task.FromResult(true);
    });

    // Objects have no folders; those that their names made go with the last of them.
    private void RemoveEmptyFolders(string path)
    {
        for (var parent = System.IO.Path.GetDirectoryName(path)!; parent.Length > folder.TrimEnd('/').Length; parent = System.IO.Path.GetDirectoryName(parent)!)
        {
            if (!Directory.Exists(parent)) continue;
            if (Directory.EnumerateFileSystemEntries(parent).Any()) return;
            Directory.Delete(parent);
        }
    }

    private static string Whole(string partial)
    {
        var slash = partial.LastIndexOf('/') + 1;
        return partial[..slash] + partial[(slash + Partial.Length)..];
    }

    private static ObjectInfo Describe(string name, FileInfo file) => new(name, file.Length, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero));

    private IEnumerable<(string Name, FileInfo File)> Files(string prefix) => Directory.Exists(folder)
        ? from file in new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
          let name = System.IO.Path.GetRelativePath(folder, file.FullName)
          where name.StartsWith(prefix, StringComparison.Ordinal)
          select (name, file)
        : [];

    private string PathOf(string name) => System.IO.Path.Combine(folder, ObjectNames.Require(name));

    private async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StorageException(ProblemCodes.StorageObjectMissing, $"A file of the repository is missing: {exception.Message}", "Check whether the pool's disk is mounted, and verify the repository.", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new StorageException(ProblemCodes.StorageUnwritable, $"{folder} cannot be used: {exception.Message}", "Let the service's user own the folder.", exception);
        }
        catch (IOException exception) when (exception.HResult is 28 or 122)
        {
            throw new StorageException(ProblemCodes.StorageFull, $"{folder} has no room left.", "Free some room on it, or delete backups that are no longer needed.", exception);
        }
        catch (IOException exception)
        {
            throw new StorageException(ProblemCodes.StorageUnwritable, $"{folder} cannot be used: {exception.Message}", "Check the disk below it and that its file system is mounted.", exception);
        }
    }
}
