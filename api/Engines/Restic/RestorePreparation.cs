using System.Text;
using BackupApi.Engines.Restores;
using BackupApi.Processes;

namespace BackupApi.Engines.Restic;

/// <summary>Finds the fewest paths that together are what is to be written, and takes out of restic's way what it would write through or stumble over:
/// links, pipes, files with several names, things of another type.</summary>
/// <param name="leftOut">What is not to be written.</param>
internal sealed class RestorePreparation(ResticTree tree, RestoreWork work, PathSet leftOut)
{
    private readonly WholeFolders folders = new();

    /// <summary>Folders that stay as they are although something below them is written.</summary>
    public IReadOnlyCollection<byte[]> Above { get; private set; } = [];

    public async Task<IReadOnlyList<byte[]>> MakeAsync(CancellationToken cancellationToken)
    {
        var roots = work.Request.Paths.Count > 0 ? new PathSelection(work.Request.Paths).Paths : Roots();
        var exist = await AnyExistsAsync(roots, cancellationToken);
        IReadOnlyList<byte[]> chosen = [.. roots];
        if (exist || leftOut.Count > 0)
        {
            await foreach (var entries in tree.ReadAsync(work.Repository, work.Request.Archive, work.Request.Paths, false, cancellationToken).InBatches(RestorePlanner.Batch, cancellationToken))
            {
                foreach (var (entry, _) in entries) folders.Add(entry.Path, entry.Type == BackupEntryType.Folder, !leftOut.Contains(entry.Path));
                if (exist) await ClearAsync([.. entries.Select(item => item.Entry).Where(entry => !leftOut.Contains(entry.Path))], cancellationToken);
            }

            if (leftOut.Count > 0) chosen = folders.Complete();
        }

        var inside = new PathSelection([.. roots]);
        Above = [.. folders.Partial.Concat(chosen.SelectMany(Parents)).DistinctBy(Convert.ToHexString).Where(path => leftOut.Contains(path) || !inside.Contains(path))];
        return chosen;
    }

    private IReadOnlyCollection<byte[]> Roots() => [.. work.Backup.Parts.SelectMany(part => part.Paths).Select(path => Encoding.UTF8.GetBytes(path)[1..])];

    private async Task<bool> AnyExistsAsync(IReadOnlyCollection<byte[]> roots, CancellationToken cancellationToken) => (await work.Files.LookAsync(roots, cancellationToken)).Count > 0;

    private async Task ClearAsync(IReadOnlyList<BackupEntry> entries, CancellationToken cancellationToken)
    {
        var states = await work.Files.LookAsync(entries.Select(entry => entry.Path), cancellationToken);
        var wrong = entries.Where(entry => states.TryGetValue(RawText.Decode(entry.Path), out var state) && IsInTheWay(entry, state)).Select(entry => entry.Path).ToList();
        await work.Files.RemoveAllAsync(wrong, cancellationToken);
    }

    // A plain file with one name is written over where it stands. A folder in the place of a file goes when it is empty; otherwise restic says that it is in the way.
    private static bool IsInTheWay(BackupEntry entry, FileState state) => (entry.Type, state.Type) switch
    {
        (BackupEntryType.Folder, 'd') => false,
        (BackupEntryType.File, 'f') => state.Links > 1,
        _ => true,
    };

    private static IEnumerable<byte[]> Parents(byte[] path)
    {
        for (var end = Array.LastIndexOf(path, (byte)'/'); end > 0; end = Array.LastIndexOf(path, (byte)'/', end - 1)) yield return path[..end];
    }
}
