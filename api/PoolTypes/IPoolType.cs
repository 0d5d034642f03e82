using System.Text.Json;
using BackupApi.Hosts;

namespace BackupApi.PoolTypes;

/// <summary>A kind of place where repositories live. One file and one line in the Catalog per member.</summary>
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

    /// <summary>The folder on the backup host for a repository of that location (a name without separators), proven to be inside the pool.</summary>
    string Locate(JsonElement settings, string location);

    /// <summary>The folders in the pool, as locations; at most 1,000. Empty when the pool's folder does not exist.</summary>
    IReadOnlyList<string> ListLocations(JsonElement settings);
}

/// <param name="Health">healthy, degraded or critical.</param>
public sealed record PoolHealth(PoolHealthStatus Health, string Reason, IReadOnlyList<TestStep> Steps, PoolUsage? Usage);

public enum PoolHealthStatus { Healthy, Degraded, Critical, Unknown }

/// <summary>Bytes of the whole file system that holds the pool; <paramref name="FreeInodes"/> is null where there is no such limit.</summary>
public sealed record PoolUsage(long CapacityBytes, long UsedBytes, long FreeBytes, long? FreeInodes);
