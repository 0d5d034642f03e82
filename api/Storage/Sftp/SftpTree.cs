using System.Runtime.CompilerServices;

namespace BackupApi.Storage.Sftp;

/// <summary>Walks folders of an SFTP server. Links are not followed.</summary>
internal sealed class SftpTree(SftpAttempts attempts)
{
    private const int RemovedAtOnce = 64;

    /// <summary>Every file below a folder, by its name relative to it. Nothing when the folder does not exist.</summary>
    /// <param name="begin">Only what lies below this folder of it; "" for all.</param>
    public async IAsyncEnumerable<(string Name, SftpAttributes File)> ReadAsync(string folder, string begin, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = new Stack<string>([begin]);
        while (left.TryPop(out var below))
        {
            foreach (var (name, attributes) in await ListAsync(SftpPaths.Join(folder, below).TrimEnd('/'), cancellationToken))
            {
                var whole = SftpPaths.Join(below, name);
                if (attributes.IsFolder) left.Push(whole);
                else if (attributes.IsFile) yield return (whole, attributes);
            }
        }
    }

    /// <summary>What lies right in a folder.</summary>
    public Task<List<(string Name, SftpAttributes Attributes)>> ListAsync(string path, CancellationToken cancellationToken) => attempts.RunAsync(async session =>
    {
        var found = new List<(string, SftpAttributes)>();
        await foreach (var entry in session.ListAsync(path.Length == 0 ? "." : path, cancellationToken)) found.Add(entry);
        return found;
    }, path, "cannot be listed", cancellationToken);

    /// <summary>Removes a folder and everything in it. One that is missing is no failure.</summary>
    public async Task RemoveAsync(string path, CancellationToken cancellationToken)
    {
        var entries = await ListAsync(path, cancellationToken);
        foreach (var entry in entries.Where(entry => entry.Attributes.IsFolder)) await RemoveAsync(SftpPaths.Join(path, entry.Name), cancellationToken);
        await attempts.RunAsync(async session =>
        {
            foreach (var batch in entries.Where(entry => !entry.Attributes.IsFolder).Chunk(RemovedAtOnce))
                await Task.WhenAll(batch.Select(entry => session.RemoveAsync(SftpPaths.Join(path, entry.Name), cancellationToken)));
            return await session.TryRemoveFolderAsync(path, cancellationToken) ? true : throw new SftpRefusal(SftpStatus.Failure, "the folder is not empty");
        }, path, "cannot be removed", cancellationToken);
    }
}
