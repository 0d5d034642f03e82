using System.Text.Json;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Storage;

namespace BackupApi.PoolTypes;

/// <summary>A type of pool whose answers are waited for no longer than a limit: the system call on a share that is gone may never return.</summary>
internal sealed class BoundedPool(IPoolType pool, TimeSpan limit) : IPoolType
{
    private const string Hint = "Look whether the disk or share below it is mounted and answers (`ls` there); BACKUPAPI_STORAGE_TIMEOUT is the limit.";

    public string Type => pool.Type;

    public string Title => pool.Title;

    public string Summary => pool.Summary;

    public Type SettingsType => pool.SettingsType;

    public IReadOnlyList<string> Engines => pool.Engines;

    private string Silence => $"The storage pool did not answer within {limit.TotalSeconds:0} s.";

    public IReadOnlyDictionary<string, string[]> Validate(JsonElement settings) => pool.Validate(settings);

    public StoragePlace Locate(JsonElement settings, string location) => pool.Locate(settings, location);

    public async Task<PoolHealth> CheckAsync(JsonElement settings, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => pool.CheckAsync(settings, cancellationToken), cancellationToken).WaitAsync(limit, cancellationToken);
        }
        catch (TimeoutException)
        {
            var step = new TestStep("answer", "The pool answers", TestStepStatus.Failed, Silence, ProblemCodes.StorageUnwritable, Hint, (long)limit.TotalMilliseconds);
            return new PoolHealth(PoolHealthStatus.Critical, Silence, [step], null);
        }
    }

    public async Task<PoolUsage> MeasureAsync(JsonElement settings, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => pool.MeasureAsync(settings, cancellationToken), cancellationToken).WaitAsync(limit, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw Silent();
        }
    }

    public async Task<IReadOnlyList<string>> ListLocationsAsync(JsonElement settings, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => pool.ListLocationsAsync(settings, cancellationToken), cancellationToken).WaitAsync(limit, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw Silent();
        }
    }

    private HostException Silent() => new(ProblemCodes.StorageUnwritable, Silence, Hint);
}
