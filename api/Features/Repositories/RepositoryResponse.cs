using System.Text.Json.Serialization;
using BackupApi.Retention;
using BackupApi.Scheduling;

namespace BackupApi.Features.Repositories;

public enum RepositoryStatus { Ready, Damaged, Unreachable }

/// <summary>One store of an engine inside a storage pool. Its passphrase is never shown; the recovery kit holds it.</summary>
public sealed record RepositoryResponse
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public Guid PoolId { get; init; }
    public string PoolName { get; init; } = "";
    public string Engine { get; init; } = "";
    /// <summary>Name of its folder in the pool.</summary>
    public string Location { get; init; } = "";
    /// <summary>Where it lies, for people: a folder of the backup host, "s3://bucket/prefix/name", "sftp://user@host/path/name".</summary>
    public string Address { get; init; } = "";
    public string Encryption { get; init; } = "";
    /// <summary>For new backups, unless their job says otherwise.</summary>
    public string Compression { get; init; } = "";
    /// <summary>Servers can add backups, never remove or change any.</summary>
    public bool AppendOnly { get; init; }
    public RepositoryStatus Status { get; init; }
    public string? StatusReason { get; init; }
    /// <summary>All backups together, before deduplication and compression.</summary>
    public long? OriginalBytes { get; init; }
    public long? CompressedBytes { get; init; }
    /// <summary>What the repository really takes up.</summary>
    public long? DeduplicatedBytes { get; init; }
    public int BackupCount { get; init; }
    public DateTimeOffset? LastBackupAt { get; init; }
    public DateTimeOffset? LastCheckedAt { get; init; }
    public string? LastCheckResult { get; init; }
    public DateTimeOffset? LastKitExportedAt { get; init; }
    /// <summary>Which backups stay; null: all of them.</summary>
    public RetentionPolicy? Retention { get; init; }
    /// <summary>When it is pruned and checked by itself.</summary>
    public MaintenancePlan Maintenance { get; init; } = new();
    public DateTimeOffset? NextPruneAt { get; init; }
    public DateTimeOffset? NextCheckAt { get; init; }
    public DateTimeOffset? LastPrunedAt { get; init; }
    /// <summary>When all of its data was last read and verified.</summary>
    public DateTimeOffset? LastDataCheckAt { get; init; }
    public DataShares DataShares { get; init; } = new();
    public string[] Tags { get; init; } = [];
    /// <summary>Grows with every change; goes into If-Match.</summary>
    public int Version { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    /// <summary>In lists at most 10 of them.</summary>
    public IReadOnlyList<RepositoryJob> UsedByJobs { get; init; } = [];
    /// <summary>Of its pool, without secrets.</summary>
    [JsonIgnore]
    public string PoolSettings { get; init; } = "";
}

/// <summary>A job that writes into a repository.</summary>
public sealed record RepositoryJob(Guid Id, string Name);
