using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Orchestration;
using BackupApi.SourceTypes;

namespace BackupApi.Features.Restores;

/// <summary>A restore that was asked for, with what became of it.</summary>
public sealed record RestoreResponse
{
    public Guid Id { get; init; }
    public Guid OperationId { get; init; }
    public OperationStatus Status { get; init; }
    public Guid BackupId { get; init; }
    public string BackupName { get; init; } = "";
    public DateTimeOffset BackupStartedAt { get; init; }
    public string? SourceName { get; init; }
    public Guid? TargetServerId { get; init; }
    public string? TargetServerName { get; init; }

    /// <summary>Null: the original place.</summary>
    public string? TargetPath { get; init; }
    public bool DryRun { get; init; }
    public OverwritePolicy Overwrite { get; init; }

    /// <summary>Things chosen; 0 means everything.</summary>
    public int SelectionCount { get; init; }
    public long? RestoredFiles { get; init; }
    public long? RestoredBytes { get; init; }

    /// <summary>Read back and compared; null when that was not asked for.</summary>
    public long? VerifiedFiles { get; init; }
    public long? MismatchedFiles { get; init; }

    /// <summary>The connection that databases were loaded through; null for files.</summary>
    public Guid? ConnectionId { get; init; }

    /// <summary>Loaded databases; null for files, and until they are loaded.</summary>
    public IReadOnlyList<LoadedDatabase>? LoadedDatabases { get; init; }

    /// <summary>The same as it stands in its column.</summary>
    internal string? Loaded
    {
        init => LoadedDatabases = value is null ? null : JsonText.Read<List<LoadedDatabase>>(value);
    }

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    public string? ErrorCode { get; init; }
    public string? ErrorMessage { get; init; }

    internal const string Select = """
        select x.id, x.operation_id, o.status, x.backup_id, b.name as backup_name, b.started_at as backup_started_at, s.name as source_name, x.target_server_id, v.name as target_server_name,
          x.target_path, x.dry_run, x.overwrite, x.selection_count, x.restored_files, x.restored_bytes, x.verified_files, x.mismatched_files, x.connection_id, x.loaded::text as loaded, x.created_at,
          o.started_at, o.completed_at, o.error_code, o.error_message
        from restores x
        join operations o on o.id = x.operation_id
        join backups b on b.id = x.backup_id
        left join sources s on s.id = b.source_id
        left join servers v on v.id = x.target_server_id
        """;
}
