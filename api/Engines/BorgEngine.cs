using BackupApi.Engines.Borg;
using BackupApi.Hosts;
using BackupApi.Storage;

namespace BackupApi.Engines;

/// <summary>Deduplicating, compressing, encrypting repositories of BorgBackup 1.x.</summary>
internal sealed class BorgEngine : IEngine
{
    public const string MinimumVersion = "1.2.0";

    private readonly BorgRunner runner;
    private readonly BorgArchives archives;
    private readonly BorgTree tree;
    private readonly BorgRepository repositories;

    public BorgEngine(IHostFactory hosts, string dataFolder, EngineLimits limits)
    {
        runner = new BorgRunner(hosts, Path.Combine(dataFolder, "engines", "borg"), limits);
        archives = new BorgArchives(runner);
        tree = new BorgTree(runner);
        repositories = new BorgRepository(runner, archives);
    }

    public string Kind => "borg";

    public EngineDescription Description => BorgDescription.Value;

    public Task<RepositoryIdentity> InitializeAsync(RepositoryAccess repository, CancellationToken cancellationToken) =>
        repositories.InitializeAsync(repository, cancellationToken);

    public Task<RepositoryIdentity> InspectAsync(RepositoryAccess repository, CancellationToken cancellationToken) =>
        repositories.InspectAsync(repository, cancellationToken);

    public Task<IReadOnlyList<StoredBackup>> ListAsync(RepositoryAccess repository, CancellationToken cancellationToken) =>
        archives.ListAsync(repository, cancellationToken);

    public Task<BackupOutcome> BackUpAsync(
        IHost host, RepositoryAccess repository, BackupRequest request, IEngineObserver observer, CancellationToken cancellationToken) =>
        request.Streams.Count > 0
            ? new BorgStreamBackup(runner, tree).RunAsync(host, repository, request, observer, cancellationToken)
            : new BorgBackup(runner).RunAsync(host, repository, request, observer, cancellationToken);

    public async Task<StoredBackup?> FindAsync(RepositoryAccess repository, string archive, CancellationToken cancellationToken)
    {
        await using var proof = new BorgProof(runner, repository, archive);
        return await proof.ReadAsync(cancellationToken);
    }

    public Task<StoredBackup?> MeasureAsync(RepositoryAccess repository, string archive, CancellationToken cancellationToken) =>
        archives.MeasureAsync(repository, archive, cancellationToken);

    public async IAsyncEnumerable<BackupEntry> ReadTreeAsync(
        RepositoryAccess repository, string archive, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in tree.ReadAsync(repository, archive, [], false, cancellationToken))
        {
            yield return item.Entry;
        }
    }

    public Task<RestoreOutcome> RestoreAsync(
        IHost host, RepositoryAccess repository, RestoreRequest request, IEngineObserver observer, CancellationToken cancellationToken) =>
        new BorgRestore(runner, tree).RunAsync(host, repository, request, observer, cancellationToken);

    public Task ReadFileAsync(RepositoryAccess repository, string archive, byte[] path, Stream destination, CancellationToken cancellationToken) =>
        new BorgDownload(runner, tree).ReadFileAsync(repository, archive, path, destination, cancellationToken);

    public Task ReadTarAsync(RepositoryAccess repository, string archive, IReadOnlyList<byte[]> paths, Stream destination, CancellationToken cancellationToken) =>
        new BorgDownload(runner, tree).ReadTarAsync(repository, archive, paths, destination, cancellationToken);

    public bool ReadsShares => false;

    public Task<CheckOutcome> CheckAsync(RepositoryAccess repository, CheckRequest request, IEngineObserver observer, CancellationToken cancellationToken) =>
        new BorgCheck(runner).RunAsync(repository, request, observer, cancellationToken);

    public Task DeleteAsync(RepositoryAccess repository, IReadOnlyList<string> archives, IEngineObserver observer, CancellationToken cancellationToken) =>
        this.archives.DeleteAsync(repository, archives, observer, cancellationToken);

    public Task ReclaimAsync(RepositoryAccess repository, IEngineObserver observer, CancellationToken cancellationToken) =>
        runner.RunHereAsync(repository, BorgCommands.Compact, new BorgLog(observer, cancellationToken).TakeAsync, cancellationToken);

    public async Task<StoredBackup?> CleanUpAsync(RepositoryAccess repository, string archive, bool whole, CancellationToken cancellationToken)
    {
        await new BorgLocks(runner).BreakStaleAsync(repository, cancellationToken);
        return await archives.DeleteRemainsAsync(repository, archive, whole, cancellationToken);
    }

    public async Task<Remainder> SettleAsync(RepositoryAccess repository, string archive, CancellationToken cancellationToken)
    {
        await new BorgLocks(runner).BreakStaleAsync(repository, cancellationToken);
        if (await archives.HasPartsAsync(repository, archive, cancellationToken)) return new Remainder(null, HasParts: true);
        return new Remainder(await archives.DeleteRemainsAsync(repository, archive, false, cancellationToken), HasParts: false);
    }

    public Task<int> UnlockAsync(RepositoryAccess repository, CancellationToken cancellationToken) => new BorgLocks(runner).BreakStaleAsync(repository, cancellationToken);

    public Task DestroyAsync(RepositoryAccess repository, CancellationToken cancellationToken) => repositories.DestroyAsync(repository, cancellationToken);

    public Task<CheckOutcome> VerifyAsync(RepositoryAccess repository, string archive, IEngineObserver observer, CancellationToken cancellationToken) =>
        new BorgVerify(runner).RunAsync(repository, archive, observer, cancellationToken);

    public async Task<bool> IsRepositoryAsync(StoragePlace place, CancellationToken cancellationToken) => await RepositoryFolder.ReadIdAsync(place, cancellationToken) is not null;

    public bool AcceptsCompression(string compression) => BorgDescription.Accepts(compression);

    public Task<RecoveryKit> ExportKitAsync(RepositoryAccess repository, CancellationToken cancellationToken) =>
        new BorgKit(runner).ExportAsync(repository, cancellationToken);
}
