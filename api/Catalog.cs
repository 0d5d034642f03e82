using BackupApi.Connections;
using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.Orchestration.Kinds;
using BackupApi.PoolTypes;
using BackupApi.SourceTypes;

namespace BackupApi;

/// <summary>Every type there is. Adding one = one file and one line here.</summary>
/// <param name="hosts">How members reach machines.</param>
/// <param name="dataFolder">Engines keep their state below it.</param>
/// <param name="ssh">How long pools that are reached over SSH are waited for.</param>
internal sealed class Catalog(IHostFactory hosts, string dataFolder, EngineLimits limits, SshOptions ssh)
{
    public static readonly IReadOnlyList<Type> OperationKinds =
    [
        typeof(BackupOperation),
        typeof(RestoreOperation),
        typeof(CheckOperation),
        typeof(DeleteOperation),
        typeof(RefreshOperation),
        typeof(VerifyOperation),
        typeof(PruneOperation),
    ];

    public IReadOnlyList<IEngine> Engines { get; } =
    [
        new BorgEngine(hosts, dataFolder, limits),
        new ResticEngine(hosts, dataFolder, limits),
        new ArchiveEngine(hosts),
    ];

    public IReadOnlyList<ISourceType> SourceTypes { get; } =
    [
        new FilesSource(),
        new MySqlSource(),
        new PostgreSqlSource(),
    ];

    public IReadOnlyList<IConnectionType> ConnectionTypes { get; } =
    [
        new MySqlConnection(),
        new PostgreSqlConnection(),
    ];

    public IReadOnlyList<IPoolType> PoolTypes { get; } =
    [
        new BoundedPool(new LocalPool(), limits.Storage),
        new BoundedPool(new S3Pool(), limits.Storage),
        new BoundedPool(new SftpPool(hosts, ssh), limits.Storage),
    ];

    public IEngine Engine(string kind) => FindEngine(kind) ?? throw new KeyNotFoundException($"There is no engine “{kind}”.");

    public ISourceType SourceType(string type) => FindSourceType(type) ?? throw new KeyNotFoundException($"There is no source type “{type}”.");

    public IPoolType PoolType(string type) => FindPoolType(type) ?? throw new KeyNotFoundException($"There is no pool type “{type}”.");

    public IConnectionType ConnectionType(string type) => ConnectionTypes.FirstOrDefault(member => member.Type == type) ?? throw new KeyNotFoundException($"There is no connection type “{type}”.");

    public IEngine? FindEngine(string kind) => Engines.FirstOrDefault(engine => engine.Kind == kind);

    public ISourceType? FindSourceType(string type) => SourceTypes.FirstOrDefault(member => member.Type == type);

    public IPoolType? FindPoolType(string type) => PoolTypes.FirstOrDefault(member => member.Type == type);
}
