using System.Diagnostics;
using System.Text.Json;
using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.PoolTypes;
using BackupApi.Processes;
using BackupApi.Storage;

// The archive engine by itself, as the service runs it. Arguments: the settings of a local or S3 pool as JSON (with its secrets), a folder for the engine's state.
// Each line of the input is a shell command whose output is backed up as one stream; each line of the output says as JSON how long that took and how much memory this process has had at most.
var settings = JsonDocument.Parse(args[0]).RootElement;
var hosts = new HostFactory(new SshOptions());
var engine = new ArchiveEngine(hosts);
var catalog = new BackupApi.Catalog(hosts, args[1], new EngineLimits(), new SshOptions());
StoragePlace place = catalog.PoolType(settings.GetProperty("type").GetString()!).Locate(settings, "bench");
var repository = new RepositoryAccess(Guid.CreateVersion7(), "bench", place, "age", "zstd,3", null, null, true, null);
var made = await engine.InitializeAsync(repository, default);
repository = repository with { EngineId = made.EngineId, KeyFile = made.KeyFile };
await using var host = await hosts.OpenAsync(new LocalAddress("this machine", false), default);
Console.WriteLine(JsonSerializer.Serialize(new { ready = true, recipient = BackupApi.Engines.Archive.ArchiveKey.RecipientOf(made.KeyFile) }));
while (Console.ReadLine() is { } command)
{
    var request = new BackupRequest(Guid.CreateVersion7(), $"run-{Guid.NewGuid():N}", [], [], false, true, true, true, null, null, 0, "bench") { Streams = [new BackupStream("data", "the data", new CommandLine("sh", "-c", command))] };
    var clock = new PhaseClock();
    var start = Stopwatch.StartNew();
    var outcome = await engine.BackUpAsync(host, repository, request, clock, default);
    var (seconds, proven) = (start.Elapsed.TotalSeconds, outcome.IsProven);
    await engine.DeleteAsync(repository, [request.Archive], clock, default);
    Console.WriteLine(JsonSerializer.Serialize(new { seconds, transfer = clock.Transfer.TotalSeconds, bytes = outcome.Sizes.OriginalBytes, stored = outcome.Sizes.CompressedBytes, proven, peakMegabytes = PeakMegabytes() }));
}

await engine.DestroyAsync(repository, default);

static long PeakMegabytes() => long.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], null) / 1024;

/// <summary>Tells the transfer from the reading back behind it.</summary>
internal sealed class PhaseClock : IEngineObserver
{
    private readonly Stopwatch clock = Stopwatch.StartNew();

    public TimeSpan Transfer { get; private set; }

    public ValueTask LogAsync(EngineLogLevel level, string message, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public void Report(EngineProgress progress)
    {
    }

    public ValueTask EnterPhaseAsync(string phase, CancellationToken cancellationToken)
    {
        Transfer = clock.Elapsed;
        return ValueTask.CompletedTask;
    }
}
