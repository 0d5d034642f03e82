using BackupApi.Hosts;
using BackupApi.PoolTypes;

namespace BackupApi.Features.StoragePools;

public enum PerformanceTier { Archive, Standard, Performance }

public enum Redundancy { None, Raid1, Raid5, Raid6, Raid10, Distributed }

/// <summary>A place where repositories live.</summary>
public sealed record StoragePoolResponse
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public string Type { get; init; } = "";
    /// <summary>Without secrets.</summary>
    public required PoolSettings Settings { get; init; }
    /// <summary>Names of the settings that are secret and stored.</summary>
    public IReadOnlyList<string> SecretsSet { get; init; } = [];
    public PerformanceTier PerformanceTier { get; init; }
    public Redundancy Redundancy { get; init; }
    /// <summary>What may be used at most; null: all there is.</summary>
    public long? QuotaBytes { get; init; }
    /// <summary>Above this the pool counts as degraded.</summary>
    public int AlertThresholdPercent { get; init; }
    public PoolHealthStatus Health { get; init; }
    public string? HealthReason { get; init; }
    public IReadOnlyList<TestStep>? HealthSteps { get; init; }
    public DateTimeOffset? HealthCheckedAt { get; init; }
    /// <summary>Of the file system that holds the pool; null where there is no such limit.</summary>
    public long? CapacityBytes { get; init; }
    public long? UsedBytes { get; init; }
    public long? FreeBytes { get; init; }
    public int RepositoryCount { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    /// <summary>Grows with every change; goes into If-Match.</summary>
    public int Version { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    /// <summary>The day the pool is full if it keeps growing as in the last 30 days; null when it does not grow or too little is known.</summary>
    public DateOnly? FullOn { get; init; }
}
