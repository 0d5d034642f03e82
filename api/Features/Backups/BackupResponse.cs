using BackupApi.Engines;

namespace BackupApi.Features.Backups;

/// <summary>What a backup's state is. vanished: gone from the repository, and not by us.</summary>
public enum BackupStatus { Completed, Warning, Vanished, Deleted }

/// <summary>Whether a backup holds files of a server or what was dumped out of databases.</summary>
public enum BackupContentKind { Files, Databases }

/// <summary>A file that was not backed up, or that changed while it was read.</summary>
public sealed record ProblemFile(string Path, FileProblemKind Kind, string Reason);

/// <summary>A restorable result of one backup operation.</summary>
public sealed record BackupResponse
{
    public Guid Id { get; init; }

    /// <summary>The source's name when it was made.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its name within the repository, for the plain tool.</summary>
    public string Archive { get; init; } = "";
    public BackupStatus Status { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset CompletedAt { get; init; }
    public double DurationSeconds { get; init; }
    public long? OriginalBytes { get; init; }
    public long? CompressedBytes { get; init; }

    /// <summary>What only this backup made the repository store.</summary>
    public long? DeduplicatedBytes { get; init; }
    public long? FileCount { get; init; }
    public long UnreadableCount { get; init; }
    public long ChangedCount { get; init; }

    /// <summary>At most 1,000 are named; empty in lists.</summary>
    public IReadOnlyList<ProblemFile> ProblemFiles { get; init; } = [];
    public Guid? JobId { get; init; }
    public string? JobName { get; init; }
    public Guid? SourceId { get; init; }
    public string? SourceName { get; init; }
    public Guid? ServerId { get; init; }
    public string? ServerName { get; init; }
    public Guid RepositoryId { get; init; }
    public string RepositoryName { get; init; } = "";
    public string PoolName { get; init; } = "";

    /// <summary>Null for a backup found in an imported repository.</summary>
    public Guid? OperationId { get; init; }
    public string? ToolVersion { get; init; }

    /// <summary>When it was last proven to come back.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>restored, passed or damaged; null until it was tried.</summary>
    public string? VerifyResult { get; init; }

    /// <summary>What reading it back has found damaged, a line each.</summary>
    public string[] Damage { get; init; } = [];

    /// <summary>The engine of its repository.</summary>
    public string Engine { get; init; } = "";
    public BackupContentKind Content { get; init; }

    /// <summary>Type of the source it was made of; null when that is not known.</summary>
    public string? SourceType { get; init; }

    /// <summary>What lies in the pool for this backup alone, with checksums; empty in lists, and for engines that share chunks between backups.</summary>
    public IReadOnlyList<StoredObject> Objects { get; init; } = [];
    /// <summary>Pinned: retention leaves it alone until then.</summary>
    public DateTimeOffset? HoldUntil { get; init; }

    /// <summary>Why retention removed it; null when it did not.</summary>
    public string? RemovalReason { get; init; }
    public DateTimeOffset? DeletedAt { get; init; }
    public DateTimeOffset? LastRestoredAt { get; init; }

    internal const string Select = """
        select b.id, b.name, b.archive, b.status, b.started_at, b.completed_at, extract(epoch from b.completed_at - b.started_at)::float8 as duration_seconds,
          b.original_bytes, b.compressed_bytes, b.deduplicated_bytes, b.file_count, b.unreadable_count, b.changed_count, b.job_id, j.name as job_name,
          b.source_id, s.name as source_name, b.server_id, v.name as server_name, b.repository_id, r.name as repository_name, p.name as pool_name, b.operation_id, b.tool_version,
          b.verified_at, b.verify_result, array(select jsonb_array_elements_text(b.damage)) as damage, b.content, coalesce(b.source_type, s.type) as source_type, r.engine, b.hold_until, b.removal_reason, b.deleted_at, (select max(x.created_at) from restores x where x.backup_id = b.id and not x.dry_run) as last_restored_at
        from backups b
        join repositories r on r.id = b.repository_id
        join storage_pools p on p.id = r.pool_id
        left join jobs j on j.id = b.job_id
        left join sources s on s.id = b.source_id
        left join servers v on v.id = b.server_id
        """;
}
