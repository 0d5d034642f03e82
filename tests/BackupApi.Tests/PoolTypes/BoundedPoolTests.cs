using System.Text.Json;
using BackupApi.Hosts;
using BackupApi.PoolTypes;
using BackupApi.Problems;
using BackupApi.Storage;

namespace BackupApi.Tests.PoolTypes;

public sealed class BoundedPoolTests : IDisposable
{
    private static readonly JsonElement Settings = JsonDocument.Parse("{}").RootElement;
    private readonly HungPool hung = new();

    public void Dispose() => hung.Gone.Dispose();

    [Fact]
    public async Task A_share_that_never_answers_is_given_up()
    {
        var pool = new BoundedPool(hung, TimeSpan.FromMilliseconds(200));
        var health = await pool.CheckAsync(Settings, default);
        (health.Health, health.Steps.Single().Code).ShouldBe((PoolHealthStatus.Critical, ProblemCodes.StorageUnwritable));
        (await Should.ThrowAsync<HostException>(pool.MeasureAsync(Settings, default))).Code.ShouldBe(ProblemCodes.StorageUnwritable);
        (await Should.ThrowAsync<HostException>(pool.ListLocationsAsync(Settings, default))).Hint.ShouldNotBeEmpty();
    }

    /// <summary>Every system call on it blocks its thread, as on a network file system whose server is gone. A real one cannot be started in a test.</summary>
    private sealed class HungPool : IPoolType
    {
        public ManualResetEventSlim Gone { get; } = new();

        public string Type => "hung";
        public string Title => Type;
        public string Summary => Type;
        public Type SettingsType => typeof(object);
        public IReadOnlyList<string> Engines => [];

        public IReadOnlyDictionary<string, string[]> Validate(JsonElement settings) => new Dictionary<string, string[]>();

        public Task<PoolHealth> CheckAsync(JsonElement settings, CancellationToken cancellationToken) => Block<Task<PoolHealth>>();

        public Task<PoolUsage> MeasureAsync(JsonElement settings, CancellationToken cancellationToken) => Block<Task<PoolUsage>>();

        public StoragePlace Locate(JsonElement settings, string location) => throw new NotSupportedException();

        public Task<IReadOnlyList<string>> ListLocationsAsync(JsonElement settings, CancellationToken cancellationToken) => Block<Task<IReadOnlyList<string>>>();

        private T Block<T>()
        {
            Gone.Wait(TimeSpan.FromSeconds(5));
            throw new IOException("Stale file handle");
        }
    }
}
