using System.Text.Json;
using BackupApi.Hosts;
using BackupApi.Storage;

namespace BackupApi.PoolTypes;

/// <summary>A kind of place where repositories live. One file and one line in the Catalog per member. Settings come with their secrets, decrypted.
/// Expected failures are <see cref="StorageException"/>.</summary>
public interface IPoolType
{
    string Type { get; }

    string Title { get; }

    string Summary { get; }

    Type SettingsType { get; }

    /// <summary>Engines whose repositories can live here.</summary>
    IReadOnlyList<string> Engines { get; }

    IReadOnlyDictionary<string, string[]> Validate(JsonElement settings);

    /// <summary>Writable, room, inodes, read-back of a probe file. Leaves nothing behind. Never throws for a failing step.</summary>
    Task<PoolHealth> CheckAsync(JsonElement settings, CancellationToken cancellationToken);

    Task<PoolUsage> MeasureAsync(JsonElement settings, CancellationToken cancellationToken);

    /// <summary>The place of a repository of that location (a name without separators), proven to be inside the pool. Opens nothing.
    /// Throws <see cref="ArgumentException"/> for what cannot be a location.</summary>
    StoragePlace Locate(JsonElement settings, string location);

    /// <summary>The folders in the pool, as locations; at most 1,000. Empty when the pool's folder does not exist.</summary>
    Task<IReadOnlyList<string>> ListLocationsAsync(JsonElement settings, CancellationToken cancellationToken);
}

/// <param name="Health">healthy, degraded or critical.</param>
public sealed record PoolHealth(PoolHealthStatus Health, string Reason, IReadOnlyList<TestStep> Steps, PoolUsage? Usage);

public enum PoolHealthStatus { Healthy, Degraded, Critical, Unknown }

/// <summary>Bytes of what holds the pool: the whole file system, or what lies in the bucket. Capacity and free room are null where there is no such limit.</summary>
public sealed record PoolUsage(long? CapacityBytes, long UsedBytes, long? FreeBytes, long? FreeInodes);
