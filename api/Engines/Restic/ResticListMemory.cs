using BackupApi.Storage;

namespace BackupApi.Engines.Restic;

/// <summary>What restic told of the files in which it keeps its list. Each is named by the digest of its content and never changed, so that the same files mean the same list.</summary>
internal sealed class ResticListMemory
{
    private const int MostRepositories = 32, MostFiles = 5_000;
    private const string Prefix = "snapshots/";

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, (HashSet<ObjectInfo> Files, ResticList List)> known = [];

    public static async Task<HashSet<ObjectInfo>> FilesAsync(IObjectStorage objects, CancellationToken cancellationToken)
    {
        var files = new HashSet<ObjectInfo>();
        await foreach (var file in objects.ListAsync(Prefix, cancellationToken)) files.Add(file);
        return files;
    }

    /// <summary>Null when the files are others than those of the list that is known. A file that was written anew counts as another one.</summary>
    public ResticList? Find(Guid repository, HashSet<ObjectInfo> files)
    {
        if (files.Count == 0) return ResticBackups.Group([]);
        lock (gate) return known.TryGetValue(repository, out var entry) && entry.Files.SetEquals(files) ? entry.List : null;
    }

    /// <summary>Keeps a list that tells of these files and no others: some may have come or gone while restic read. Very long lists are not kept.</summary>
    public void Keep(Guid repository, HashSet<ObjectInfo> files, IReadOnlyList<ResticPart> parts, ResticList list)
    {
        lock (gate)
        {
            known.Remove(repository);
            if (files.Count > MostFiles || !files.Select(file => file.Name[Prefix.Length..]).ToHashSet().SetEquals(parts.Select(part => part.Id))) return;
            if (known.Count >= MostRepositories) known.Remove(known.Keys.First());
            known.Add(repository, (files, list));
        }
    }
}
