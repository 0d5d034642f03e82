namespace BackupApi.Engines.Archive;

/// <summary>Proves that what the manifests promise lies in the pool.</summary>
/// <param name="turn">Counts the checks of shares of this repository, so that each takes another share.</param>
internal sealed class ArchiveCheck(RepositoryAccess repository, IEngineObserver observer, CheckTurn turn)
{
    private const int NamedFindings = 200;

    private readonly ManifestStore manifests = new(repository);
    private readonly List<string> findings = [];
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
        foreach (var archive in unreadable) await FindAsync($"{archive}/{ManifestStore.FileName}: it cannot be understood, so that the backup {archive} is not listed.", cancellationToken);
        await observer.LogAsync(EngineLogLevel.Info, $"{backups.Count} backups, {sizes.Count} objects", cancellationToken);

        var objects = backups.SelectMany(backup => backup.Manifest.Objects.Select(item => (backup.Manifest.Name, item))).OrderBy(pair => pair.Name, StringComparer.Ordinal).ToList();
        var present = new List<(string Archive, ManifestObject Item)>();
        foreach (var (archive, item) in objects)
        {
            var name = ManifestStore.ObjectName(archive, item.Name);
            if (!sizes.TryGetValue(name, out var size)) await FindAsync($"{name}: it is missing.", cancellationToken);
            else if (size != item.Bytes) await FindAsync($"{name}: it holds {size:N0} bytes instead of {item.Bytes:N0}.", cancellationToken);
            else present.Add((archive, item));
        }

        if (request.ReadData) await ReadAsync(present, cancellationToken);
        else if (request.SubsetPercent is { } percent) await ReadAsync(Share(present, percent), cancellationToken);
        return Conclude();
    }

    // Every hundredth of the objects has its turn once until all had theirs.
    private List<(string, ManifestObject)> Share(List<(string, ManifestObject)> objects, int percent)
    {
        var shares = Math.Max(1, 100 / Math.Clamp(percent, 1, 100));
        var now = turn.Next(repository.Id) % shares;
        return [.. objects.Where((_, index) => index % shares == now)];
    }

    private async Task ReadAsync(IReadOnlyList<(string Archive, ManifestObject Item)> objects, CancellationToken cancellationToken)
    {
        var proof = new ObjectProof(repository, objects.Sum(pair => pair.Item.Bytes), observer);
        foreach (var (archive, item) in objects)
        {
            if (await proof.FindDamageAsync(archive, item, cancellationToken) is { } damage) await FindAsync($"{ManifestStore.ObjectName(archive, item.Name)}: {damage}.", cancellationToken);
        }
    }

    private ValueTask FindAsync(string finding, CancellationToken cancellationToken)
    {
        if (++count <= NamedFindings) findings.Add(finding);
        return observer.LogAsync(EngineLogLevel.Error, finding, cancellationToken);
    }

    private CheckOutcome Conclude()
    {
        if (count > NamedFindings) findings.Add($"… and {count - NamedFindings} more.");
        return new CheckOutcome(count == 0, findings);
    }
}
