using System.Text.Json;
using BackupApi.Problems;
using Dapper;
using Npgsql;

namespace BackupApi.Orchestration.Kinds;

/// <summary>What a backup operation reads from the database before it begins.</summary>
internal sealed record BackupPlan
{
    public string SourceName { get; init; } = "";
    public string SourceType { get; init; } = "";
    public string SourceSettings { get; init; } = "{}";
    public Guid ServerId { get; init; }
    public string? SourcePreScript { get; init; }
    public string? SourcePostScript { get; init; }
    public int SourceScriptTimeout { get; init; }
    public string? JobName { get; init; }
    public string? JobPreScript { get; init; }
    public string? JobPostScript { get; init; }
    public int JobScriptTimeout { get; init; }
    public int? BandwidthLimitKbps { get; init; }
    public int Nice { get; init; }
    public string? Compression { get; init; }
    public int MaxRuntimeMinutes { get; init; }
    public long? LastOriginalBytes { get; init; }
    public long? LastFileCount { get; init; }

    /// <summary>Average of the last five runs, to tell whether there is room.</summary>
    public long? ExpectedNewBytes { get; init; }

    /// <summary>files or databases.</summary>
    public string ContentKind { get; init; } = "files";

    public JsonElement Settings => JsonDocument.Parse(SourceSettings).RootElement;

    private const string Select = """
        select s.name as source_name, s.type as source_type, s.settings::text as source_settings, s.server_id, s.pre_script as source_pre_script, s.post_script as source_post_script,
               s.script_timeout_seconds as source_script_timeout, j.name as job_name, j.pre_script as job_pre_script, j.post_script as job_post_script,
               coalesce(j.script_timeout_seconds, 600) as job_script_timeout, j.bandwidth_limit_kbps, coalesce(j.nice, 0) as nice, j.compression,
               coalesce(j.max_runtime_minutes, 240) as max_runtime_minutes, last.original_bytes as last_original_bytes, last.file_count as last_file_count,
               (select avg(deduplicated_bytes)::bigint from (
                  select deduplicated_bytes from backups b where b.source_id = s.id and b.repository_id = @RepositoryId and b.status in ('completed', 'warning')
                  order by b.started_at desc limit 5) recent) as expected_new_bytes
        from sources s
        left join jobs j on j.id = @JobId
        left join lateral (
          select original_bytes, file_count from backups b
          where b.source_id = s.id and b.repository_id = @RepositoryId and b.status in ('completed', 'warning') order by b.started_at desc limit 1) last on true
        where s.id = @SourceId and s.workspace_id = @WorkspaceId
        """;

    public static async Task<BackupPlan> ReadAsync(NpgsqlConnection connection, ClaimedOperation operation, CancellationToken cancellationToken) =>
        await connection.QuerySingleOrDefaultAsync<BackupPlan>(new CommandDefinition(
            Select, new { operation.SourceId, operation.JobId, operation.RepositoryId, operation.WorkspaceId }, cancellationToken: cancellationToken))
        ?? throw new OperationFailedException(ProblemCodes.NotFound, "The source of this backup was deleted while the operation waited.", "Run a job whose sources exist.");
}
