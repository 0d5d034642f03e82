using System.Runtime.CompilerServices;
using BackupApi.Problems;
using BackupApi.Storage;

namespace BackupApi.Engines.Archive;

/// <summary>The backups of one repository, as their manifests tell.</summary>
internal sealed class ManifestStore(RepositoryAccess repository)
{
    public const string FileName = "manifest.json";

    private const int LongestManifest = 16 << 20;

    // A request to a bucket takes tens of milliseconds; the pool takes many at once.
    private const int AtOnce = 16;

    private readonly IObjectStorage objects = repository.Place.Objects;

    public static string ObjectName(string archive, string name) => $"{archive}/{name}";

    /// <summary>Every backup with a manifest that can be read. Others are told, when asked for.</summary>
    public async Task<IReadOnlyList<StoredManifest>> ListAsync(Action<string>? onUnreadable, CancellationToken cancellationToken)
    {
        var found = new System.Collections.Concurrent.ConcurrentBag<StoredManifest>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(NamesAsync(cancellationToken), options, async (archive, token) =>
        {
            if (await ReadAsync(archive, token) is { } bytes && Understand(archive, bytes) is { } stored) found.Add(stored);
            else if (onUnreadable is not null) lock (found) onUnreadable(archive);
        });
        return [.. found.OrderBy(stored => stored.Manifest.StartedAt).ThenBy(stored => stored.Manifest.Name, StringComparer.Ordinal)];
    }

    /// <summary>Null when there is no backup of that name. Throws backup_damaged for a manifest that cannot be read.</summary>
    public async Task<StoredManifest?> FindAsync(string archive, CancellationToken cancellationToken)
    {
        if (!IsName(archive) || await ReadAsync(archive, cancellationToken) is not { } bytes) return null;
        return Understand(archive, bytes) ?? throw ArchiveProblems.Damaged(ObjectName(archive, FileName), "it is no manifest of this repository");
    }

    public async Task<StoredManifest> RequireAsync(string archive, CancellationToken cancellationToken) =>
        await FindAsync(archive, cancellationToken) ?? throw ArchiveProblems.ArchiveGone(repository, archive);

    /// <summary>Makes the backup exist.</summary>
    public async Task WriteAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(manifest.Write());
        await objects.WriteAsync(ObjectName(manifest.Name, FileName), content, cancellationToken);
    }

    /// <summary>Removes the manifest first: what follows is of no backup any more.</summary>
    public async Task DeleteAsync(string archive, CancellationToken cancellationToken)
    {
        await objects.DeleteAsync([ObjectName(Named(archive), FileName)], cancellationToken);
        await DeleteRemainsAsync(archive, null, cancellationToken);
    }

    /// <summary>Removes what belongs to that name and not to the manifest: objects of interrupted runs and unfinished uploads.</summary>
    public async Task DeleteRemainsAsync(string archive, Manifest? manifest, CancellationToken cancellationToken)
    {
        await objects.CleanUpAsync(Named(archive) + "/", cancellationToken);
        foreach (var names in (await RemainsAsync(archive, manifest, cancellationToken)).Chunk(1000)) await objects.DeleteAsync(names, cancellationToken);
    }

    public async Task<IReadOnlyList<string>> RemainsAsync(string archive, Manifest? manifest, CancellationToken cancellationToken)
    {
        var known = manifest is null ? [] : manifest.Objects.Select(stored => stored.Name).Append(FileName).Select(name => ObjectName(archive, name)).ToHashSet(StringComparer.Ordinal);
        var remains = new List<string>();
        await foreach (var info in objects.ListAsync(Named(archive) + "/", cancellationToken))
        {
            if (!known.Contains(info.Name)) remains.Add(info.Name);
        }

        return remains;
    }

    /// <summary>A name becomes a folder of the place, and nothing beyond it.</summary>
    public static string Named(string archive) => IsName(archive) ? archive : throw new ArgumentException($"“{archive}” cannot be the name of a backup.", nameof(archive));

    private static bool IsName(string archive) => archive.Length is > 0 and <= 200 && archive[0] != '.' && !archive.Any(letter => letter is '/' or '\\' || char.IsControl(letter));

    private async IAsyncEnumerable<string> NamesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var info in objects.ListAsync("", cancellationToken))
        {
            if (info.Name.Split('/') is [var archive, FileName] && IsName(archive)) yield return archive;
        }
    }

    private static StoredManifest? Understand(string archive, byte[] bytes) =>
        Manifest.Read(bytes) is { } manifest && manifest.Name == archive ? new StoredManifest(manifest, Manifest.IdOf(bytes)) : null;

    private async Task<byte[]?> ReadAsync(string archive, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadSmallAsync(objects, ObjectName(archive, FileName), LongestManifest, cancellationToken);
        }
        catch (StorageException exception) when (exception.Code == ProblemCodes.StorageObjectMissing)
        {
            return null;
        }
    }

    public static async Task<byte[]> ReadSmallAsync(IObjectStorage objects, string name, int limit, CancellationToken cancellationToken)
    {
        await using var content = await objects.OpenAsync(name, 0, cancellationToken);
        using var bytes = new MemoryStream();
        var buffer = new byte[32 * 1024];
        for (int count; (count = await content.ReadAsync(buffer, cancellationToken)) > 0 && bytes.Length < limit;) bytes.Write(buffer, 0, count);
        return bytes.ToArray();
    }
}
