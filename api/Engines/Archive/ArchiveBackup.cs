using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Engines.Archive;

/// <summary>Makes a backup: the tools run on the host that owns the data, and what they give goes straight on into the pool.</summary>
internal sealed class ArchiveBackup(RepositoryAccess repository, IHost host, BackupRequest request, IEngineObserver observer)
{
    private readonly ManifestStore manifests = new(repository);
    private readonly DateTimeOffset startedAt = DateTimeOffset.UtcNow;

    public async Task<BackupOutcome> RunAsync(CancellationToken cancellationToken)
    {
        ManifestStore.Named(request.Archive);
        await RepositoryFile.RequireAsync(repository, cancellationToken);
        var packing = Packing.Of(request.Compression is { } wanted && ArchiveDescription.Accepts(wanted) ? wanted : repository.Compression, ArchiveKey.Recipient(repository));
        var versions = await LookAsync(packing, cancellationToken);
        if (await manifests.FindAsync(request.Archive, cancellationToken) is not null) throw ArchiveProblems.ArchiveThere(repository, request.Archive);
        await manifests.DeleteRemainsAsync(request.Archive, null, cancellationToken); // of an earlier attempt
        var transfer = new ArchiveTransfer(repository, host, request, packing, observer);
        try
        {
            await transfer.RunAsync(cancellationToken);
            await observer.EnterPhaseAsync("verify", cancellationToken);
            await ReadBackAsync(transfer.Objects, cancellationToken);
            await manifests.WriteAsync(Describe(transfer, packing, versions), cancellationToken);
        }
        catch
        {
            await DropAsync();
            throw;
        }

        // From here on the backup exists; a cancel comes too late and must not make it look as if it did not.
        return await ConcludeAsync(transfer, versions);
    }

    private async Task<IReadOnlyDictionary<string, string>> LookAsync(Packing packing, CancellationToken cancellationToken)
    {
        var isRoot = request.Streams.Count == 0 || request.Streams[0].Command.AsRoot;
        string[] tools = [.. request.Streams.Count == 0 ? (string[])["tar", "awk"] : [], packing.Program, .. packing.Recipient is null ? (string[])[] : ["age"]];
        var versions = await ArchiveTools.RequireAsync(host, isRoot, tools, cancellationToken);
        await SourcePaths.RequireAnyAsync(host, request, cancellationToken);
        return versions;
    }

    private async Task ReadBackAsync(IReadOnlyList<ManifestObject> objects, CancellationToken cancellationToken)
    {
        var reading = new ObjectProof(repository, objects.Sum(stored => stored.Bytes), observer);
        foreach (var stored in objects)
        {
            if (await reading.FindDamageAsync(request.Archive, stored, cancellationToken) is { } damage)
                throw ArchiveProblems.Damaged(ManifestStore.ObjectName(request.Archive, stored.Name), $"right after it was written, {damage}");
        }
    }

    private Manifest Describe(ArchiveTransfer transfer, Packing packing, IReadOnlyDictionary<string, string> versions)
    {
        var manifest = new Manifest(
            Manifest.CurrentFormat, request.Archive, request.Streams.Count == 0 ? Manifest.Files : Manifest.Streams, startedAt, DateTimeOffset.UtcNow, host.Name, request.Comment, packing.Compression,
            packing.Recipient, request.Paths, request.ExcludePatterns, versions, transfer.FileCount, transfer.Links, transfer.OriginalBytes, transfer.Objects.Sum(stored => stored.Bytes),
            transfer.Problems.Unreadable, transfer.Problems.Changed, transfer.Objects, []);
        return manifest with { Restore = ArchiveKit.Commands(manifest) };
    }

    private async Task<BackupOutcome> ConcludeAsync(ArchiveTransfer transfer, IReadOnlyDictionary<string, string> versions)
    {
        var written = await manifests.RequireAsync(request.Archive, CancellationToken.None);
        var listed = await manifests.FindAsync(request.Archive, CancellationToken.None);
        var remains = await manifests.RemainsAsync(request.Archive, written.Manifest, CancellationToken.None);
        var (sizes, _) = await ArchiveRepository.MeasureAsync(repository, CancellationToken.None);
        return new BackupOutcome(
            written.EngineId, listed?.ToBackup(remains.Count > 0), startedAt, written.Manifest.CompletedAt, written.Manifest.Sizes, sizes, transfer.FileCount, transfer.Problems.Unreadable,
            transfer.Problems.Changed, transfer.Problems.Problems, ArchiveTools.Describe(versions))
        {
            Objects = [.. transfer.Objects.Select(stored => new StoredObject(ManifestStore.ObjectName(request.Archive, stored.Name), stored.Bytes, stored.Sha256))],
        };
    }

    // What cannot be removed now (the pool is gone) is removed by the cleaning after the operation, which knows the name.
    private async Task DropAsync()
    {
        try
        {
            await manifests.DeleteAsync(request.Archive, CancellationToken.None);
        }
        catch (Storage.StorageException exception)
        {
            await observer.LogAsync(EngineLogLevel.Warning, $"What was stored of {request.Archive} cannot be removed yet: {exception.Message}", CancellationToken.None);
        }
    }
}
