using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace BackupApi.Engines.Archive;

/// <summary>Proves that what the manifests promise lies in the pool.</summary>
internal sealed class ArchiveCheck(RepositoryAccess repository, IEngineObserver observer)
{
    private const int NamedFindings = 200;

    private readonly ManifestStore manifests = new(repository);
    private readonly List<string> findings = [];
    private readonly Dictionary<string, List<string>> damage = new(StringComparer.Ordinal);
    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private long count;

    /// <summary>Every byte of one backup.</summary>
    public async Task<CheckOutcome> VerifyAsync(string archive, CancellationToken cancellationToken)
    {
        await RepositoryFile.RequireAsync(repository, cancellationToken);
        var stored = await manifests.RequireAsync(archive, cancellationToken);
        await ReadAsync([.. stored.Manifest.Objects.Select(item => (archive, item))], cancellationToken);
        return Conclude();
    }

    /// <summary>Every manifest can be read, and every object is there with its size; with <paramref name="request"/> its content too.</summary>
    public async Task<CheckOutcome> RunAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        await RepositoryFile.RequireAsync(repository, cancellationToken);
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var info in repository.Place.Objects.ListAsync("", cancellationToken)) sizes[info.Name] = info.Size;
        var unreadable = new List<string>();
        var backups = await manifests.ListAsync(unreadable.Add, cancellationToken);
        foreach (var archive in unreadable) await FindAsync(archive, $"{archive}/{ManifestStore.FileName}: it cannot be understood, so that the backup {archive} is not listed.", cancellationToken);
        await observer.LogAsync(EngineLogLevel.Info, $"{backups.Count} backups, {sizes.Count} objects", cancellationToken);

        var present = new List<(string Archive, ManifestObject Item)>();
        foreach (var (archive, item) in backups.SelectMany(backup => backup.Manifest.Objects.Select(item => (backup.Manifest.Name, item))))
        {
            var name = ManifestStore.ObjectName(archive, item.Name);
            if (!sizes.TryGetValue(name, out var size)) await FindAsync(archive, $"{name}: it is missing.", cancellationToken);
            else if (size != item.Bytes) await FindAsync(archive, $"{name}: it holds {size:N0} bytes instead of {item.Bytes:N0}.", cancellationToken);
            else present.Add((archive, item));
        }

        if (request.ReadData) await ReadAsync(present, cancellationToken);
        else if (request.Share is { } share) await ReadAsync([.. present.Where(pair => share.Numbers.Contains(NumberOf(pair.Archive, share.Count)))], cancellationToken);
        return Conclude();
    }

    /// <summary>The share, from 1, that a backup belongs to as a whole. By its name, so that backups which come and go move no other.</summary>
    internal static int NumberOf(string archive, int shares) => 1 + (int)(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(archive))) % (uint)shares);

    private async Task ReadAsync(IReadOnlyList<(string Archive, ManifestObject Item)> objects, CancellationToken cancellationToken)
    {
        var proof = new ObjectProof(repository, objects.Sum(pair => pair.Item.Bytes), observer);
        foreach (var backup in objects.GroupBy(pair => pair.Archive, StringComparer.Ordinal))
        {
            foreach (var (archive, item) in backup)
            {
                if (await proof.FindDamageAsync(archive, item, cancellationToken) is { } wrong) await FindAsync(archive, $"{ManifestStore.ObjectName(archive, item.Name)}: {wrong}.", cancellationToken);
            }

            read.Add(backup.Key);
            if (!damage.ContainsKey(backup.Key)) await observer.LogAsync(EngineLogLevel.Info, $"{backup.Key}: all of it was read and is whole", cancellationToken);
        }
    }

    private ValueTask FindAsync(string archive, string finding, CancellationToken cancellationToken)
    {
        if (++count <= NamedFindings) findings.Add(finding);
        if (!damage.TryGetValue(archive, out var known)) damage[archive] = known = [];
        if (known.Count < NamedFindings) known.Add(finding);
        return observer.LogAsync(EngineLogLevel.Error, finding, cancellationToken);
    }

    private CheckOutcome Conclude()
    {
        if (count > NamedFindings) findings.Add($"… and {count - NamedFindings} more.");
        var readings = damage.Select(pair => new BackupReading(pair.Key, pair.Value)).Concat(read.Where(archive => !damage.ContainsKey(archive)).Select(archive => new BackupReading(archive, [])));
        return new CheckOutcome(count == 0, findings) { Readings = [.. readings] };
    }
}
