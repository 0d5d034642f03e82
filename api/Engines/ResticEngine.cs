using System.Runtime.CompilerServices;
using BackupApi.Engines.Restic;
using BackupApi.Hosts;
using BackupApi.Storage;

namespace BackupApi.Engines;

/// <summary>Deduplicating, compressing, encrypting repositories of restic, on every kind of storage pool.</summary>
internal sealed class ResticEngine : IEngine
{
    public const string MinimumVersion = "0.14.0";

    private readonly ResticRunner runner;
    private readonly ResticBackups backups;
    private readonly ResticSizes sizes;
    private readonly ResticTree tree;
    private readonly ResticRepository repositories;
    private readonly ResticRemoval removal;

    public ResticEngine(IHostFactory hosts, string dataFolder, EngineLimits limits)
    {
        runner = new ResticRunner(hosts, Path.Combine(dataFolder, "engines", "restic"), limits);
        backups = new ResticBackups(runner);
        sizes = new ResticSizes(runner);
        tree = new ResticTree(runner, backups);
        repositories = new ResticRepository(runner, backups, sizes);
        removal = new ResticRemoval(runner, backups);
    }

    public string Kind => "restic";

    public EngineDescription Description => ResticDescription.Value;

    public Task<RepositoryIdentity> InitializeAsync(RepositoryAccess repository, CancellationToken cancellationToken) => repositories.InitializeAsync(repository, cancellationToken);

    public Task<RepositoryIdentity> InspectAsync(RepositoryAccess repository, CancellationToken cancellationToken) => repositories.InspectAsync(repository, cancellationToken);

    public void RequirePatterns(IReadOnlyList<string> patterns) => ResticExcludes.Translate(patterns);

    public async Task<IReadOnlyList<StoredBackup>> ListAsync(RepositoryAccess repository, CancellationToken cancellationToken) =>
        [.. (await backups.ListAsync(repository, cancellationToken)).Whole.Select(backup => backup.Stored)];

    public Task<BackupOutcome> BackUpAsync(IHost host, RepositoryAccess repository, BackupRequest request, IEngineObserver observer, CancellationToken cancellationToken) =>
        new ResticBackup(runner, backups, sizes).RunAsync(host, repository, request, observer, cancellationToken);

    public async Task<StoredBackup?> FindAsync(RepositoryAccess repository, string archive, CancellationToken cancellationToken)
    {
        var list = await backups.ListAsync(repository, cancellationToken);
        return list.Find(archive)?.Stored is { } found ? found with { HasCheckpoints = list.Remains[archive].Any() } : null;
    }

    /// <summary>Restic does not keep what a backup added, so its size in the repository is that of all its data, whether others share it or not.</summary>
    public async Task<StoredBackup?> MeasureAsync(RepositoryAccess repository, string archive, CancellationToken cancellationToken)
    {
        if ((await backups.ListAsync(repository, cancellationToken)).Find(archive) is not { } found) return null;
        var (bytes, files) = (0L, 0L);
        await foreach (var (entry, _) in tree.ReadAsync(repository, archive, [], false, cancellationToken))
        {
            if (entry.Type == BackupEntryType.File) (bytes, files) = (bytes + entry.Size, files + 1);
        }

        return found.Stored with { FileCount = files, Sizes = new RepositorySizes(bytes, null, await sizes.RawAsync(repository, found.Ids, cancellationToken)) };
    }

    public async IAsyncEnumerable<BackupEntry> ReadTreeAsync(RepositoryAccess repository, string archive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in tree.ReadAsync(repository, archive, [], false, cancellationToken)) yield return item.Entry;
    }

    public Task<RestoreOutcome> RestoreAsync(IHost host, RepositoryAccess repository, RestoreRequest request, IEngineObserver observer, CancellationToken cancellationToken) =>
        new ResticRestore(runner, backups, tree).RunAsync(host, repository, request, observer, cancellationToken);

    public Task ReadFileAsync(RepositoryAccess repository, string archive, byte[] path, Stream destination, CancellationToken cancellationToken) =>
        new ResticDownload(runner, backups, tree).ReadFileAsync(repository, archive, path, destination, cancellationToken);

    public Task ReadTarAsync(RepositoryAccess repository, string archive, IReadOnlyList<byte[]> paths, Stream destination, CancellationToken cancellationToken) =>
        new ResticDownload(runner, backups, tree).ReadTarAsync(repository, archive, paths, destination, cancellationToken);

    public Task<CheckOutcome> CheckAsync(RepositoryAccess repository, CheckRequest request, IEngineObserver observer, CancellationToken cancellationToken) =>
        new ResticCheck(runner).RunAsync(repository, request, observer, cancellationToken);

    public Task<CheckOutcome> VerifyAsync(RepositoryAccess repository, string archive, IEngineObserver observer, CancellationToken cancellationToken) =>
        new ResticVerify(runner, backups).RunAsync(repository, archive, observer, cancellationToken);

    public Task DeleteAsync(RepositoryAccess repository, IReadOnlyList<string> archives, IEngineObserver observer, CancellationToken cancellationToken) =>
        removal.DeleteAsync(repository, archives, observer, cancellationToken);

    public Task ReclaimAsync(RepositoryAccess repository, IEngineObserver observer, CancellationToken cancellationToken) => removal.ReclaimAsync(repository, observer, cancellationToken);

    public Task<StoredBackup?> CleanUpAsync(RepositoryAccess repository, string archive, bool whole, CancellationToken cancellationToken) =>
        removal.CleanUpAsync(repository, archive, whole, cancellationToken);

    public Task<int> UnlockAsync(RepositoryAccess repository, CancellationToken cancellationToken) => new ResticLocks(runner).RemoveStaleAsync(repository, [], cancellationToken);

    public Task DestroyAsync(RepositoryAccess repository, CancellationToken cancellationToken) => repositories.DestroyAsync(repository, cancellationToken);

    /// <summary>Borg's repositories have a file config too, but no keys beside it.</summary>
    public async Task<bool> IsRepositoryAsync(StoragePlace place, CancellationToken cancellationToken) =>
        await place.Objects.FindAsync("config", cancellationToken) is not null && await place.Objects.ListAsync("keys/", cancellationToken).AnyAsync(cancellationToken);

    public bool AcceptsCompression(string compression) => ResticDescription.Accepts(compression);

    public Task<RecoveryKit> ExportKitAsync(RepositoryAccess repository, CancellationToken cancellationToken) => new ResticKit(runner).ExportAsync(repository, cancellationToken);
}
