using System.Runtime.CompilerServices;
using BackupApi.Engines.Archive;
using BackupApi.Hosts;
using BackupApi.Storage;

namespace BackupApi.Engines;

/// <summary>Compressed, encrypted and checksummed files of tar, zstd and age: one set of objects for each backup, and a manifest that makes it one.</summary>
internal sealed class ArchiveEngine(IHostFactory hosts) : IEngine
{
    public const string KindName = "archive";

    public string Kind => KindName;

    public EngineDescription Description => ArchiveDescription.Value;

    public Task<RepositoryIdentity> InitializeAsync(RepositoryAccess repository, CancellationToken cancellationToken) => new ArchiveRepository(hosts).InitializeAsync(repository, cancellationToken);

    public Task<RepositoryIdentity> InspectAsync(RepositoryAccess repository, CancellationToken cancellationToken) => new ArchiveRepository(hosts).InspectAsync(repository, cancellationToken);

    public void RequirePatterns(IReadOnlyList<string> patterns) => ArchiveExcludes.Options(patterns);

    public async Task<IReadOnlyList<StoredBackup>> ListAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        await RepositoryFile.RequireAsync(repository, cancellationToken);
        return [.. (await new ManifestStore(repository).ListAsync(null, cancellationToken)).Select(stored => stored.ToBackup())];
    }

    public Task<BackupOutcome> BackUpAsync(IHost host, RepositoryAccess repository, BackupRequest request, IEngineObserver observer, CancellationToken cancellationToken) =>
        new ArchiveBackup(repository, host, request, observer).RunAsync(cancellationToken);

    public async Task<StoredBackup?> FindAsync(RepositoryAccess repository, string archive, CancellationToken cancellationToken)
    {
        await RepositoryFile.RequireAsync(repository, cancellationToken);
        var manifests = new ManifestStore(repository);
        if (await manifests.FindAsync(archive, cancellationToken) is not { } stored) return null;
        return stored.ToBackup((await manifests.RemainsAsync(archive, stored.Manifest, cancellationToken)).Count > 0);
    }

    public Task<StoredBackup?> MeasureAsync(RepositoryAccess repository, string archive, CancellationToken cancellationToken) => FindAsync(repository, archive, cancellationToken);

    public async IAsyncEnumerable<BackupEntry> ReadTreeAsync(RepositoryAccess repository, string archive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in new ArchiveTree(hosts).ReadAsync(repository, archive, [], false, cancellationToken)) yield return item.Entry;
    }

    public Task<RestoreOutcome> RestoreAsync(IHost host, RepositoryAccess repository, RestoreRequest request, IEngineObserver observer, CancellationToken cancellationToken) =>
        new ArchiveRestore(hosts, host, repository, request, observer).RunAsync(cancellationToken);

    public Task ReadFileAsync(RepositoryAccess repository, string archive, byte[] path, Stream destination, CancellationToken cancellationToken) =>
        new ArchiveDownload(hosts, repository).ReadFileAsync(archive, path, destination, cancellationToken);

    public Task ReadTarAsync(RepositoryAccess repository, string archive, IReadOnlyList<byte[]> paths, Stream destination, CancellationToken cancellationToken) =>
        new ArchiveDownload(hosts, repository).ReadTarAsync(archive, paths, destination, cancellationToken);

    public Task<CheckOutcome> CheckAsync(RepositoryAccess repository, CheckRequest request, IEngineObserver observer, CancellationToken cancellationToken) =>
        new ArchiveCheck(repository, observer).RunAsync(request, cancellationToken);

    public Task<CheckOutcome> VerifyAsync(RepositoryAccess repository, string archive, IEngineObserver observer, CancellationToken cancellationToken) =>
        new ArchiveCheck(repository, observer).VerifyAsync(archive, cancellationToken);

    public async Task DeleteAsync(RepositoryAccess repository, IReadOnlyList<string> archives, IEngineObserver observer, CancellationToken cancellationToken)
    {
        await RepositoryFile.RequireAsync(repository, cancellationToken);
        foreach (var archive in archives) await new ManifestStore(repository).DeleteAsync(archive, cancellationToken);
    }

    public async Task<StoredBackup?> CleanUpAsync(RepositoryAccess repository, string archive, bool whole, CancellationToken cancellationToken)
    {
        await RepositoryFile.RequireAsync(repository, cancellationToken);
        var manifests = new ManifestStore(repository);
        var found = await manifests.FindAsync(archive, cancellationToken);
        if (whole) await manifests.DeleteAsync(archive, cancellationToken);
        else await manifests.DeleteRemainsAsync(archive, found?.Manifest, cancellationToken);
        return found?.ToBackup();
    }

    public Task DestroyAsync(RepositoryAccess repository, CancellationToken cancellationToken) => ArchiveRepository.DestroyAsync(repository, cancellationToken);

    public Task<bool> IsRepositoryAsync(StoragePlace place, CancellationToken cancellationToken) => ArchiveRepository.IsRepositoryAsync(place, cancellationToken);

    public bool AcceptsCompression(string compression) => ArchiveDescription.Accepts(compression);

    public async Task<RecoveryKit> ExportKitAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        var file = await RepositoryFile.RequireAsync(repository, cancellationToken);
        return ArchiveKit.Export(repository with { EngineId = file.Id });
    }
}
