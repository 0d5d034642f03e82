using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Problems;
using BackupApi.SourceTypes;
using Dapper;
using Npgsql;

namespace BackupApi.Features.Sources;

/// <summary>Reads sources with what is known of their backups.</summary>
internal static class SourceReader
{
    private const string Select = """
        select s.id, s.name, s.server_id, v.name as server_name, s.type, s.settings::text as settings, s.pre_script, s.post_script, s.script_timeout_seconds, s.tags, s.active,
          s.version, s.created_at, s.updated_at, b.id as last_backup_id, b.started_at as last_backup_at, o.status as last_status,
          coalesce((select jsonb_agg(jsonb_build_object('id', j.id, 'name', j.name) order by j.name) from job_sources l join jobs j on j.id = l.job_id where l.source_id = s.id), '[]')::text as used_by_jobs
        from sources s
        join servers v on v.id = s.server_id
        left join lateral (select id, started_at from backups where source_id = s.id and status in ('completed', 'warning') order by started_at desc, id desc limit 1) b on true
        left join lateral (select status from operations where source_id = s.id and kind = 'backup' order by created_at desc, id desc limit 1) o on true
        where s.workspace_id = @WorkspaceId
        """;

    /// <summary>Throws not_found.</summary>
    internal static async Task<SourceResponse> FindAsync(NpgsqlConnection connection, Guid workspaceId, Guid id, CancellationToken cancellationToken) =>
        (await connection.QuerySingleOrDefaultAsync<SourceRow>(new CommandDefinition(Select + " and s.id = @Id", new { WorkspaceId = workspaceId, Id = id }, cancellationToken: cancellationToken))
            ?? throw ProblemException.NotFound("source")).ToResponse();

    /// <param name="condition">Further SQL from " and" to the limit.</param>
    internal static async Task<List<SourceResponse>> ListAsync(NpgsqlConnection connection, string condition, object parameters, CancellationToken cancellationToken) =>
        [.. (await connection.QueryAsync<SourceRow>(new CommandDefinition(Select + condition, parameters, cancellationToken: cancellationToken))).Select(row => row.ToResponse())];

    private sealed record SourceRow
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public Guid ServerId { get; init; }
        public string ServerName { get; init; } = "";
        public string Type { get; init; } = "";
        public string Settings { get; init; } = "{}";
        public string? PreScript { get; init; }
        public string? PostScript { get; init; }
        public int ScriptTimeoutSeconds { get; init; }
        public string[] Tags { get; init; } = [];
        public bool Active { get; init; }
        public int Version { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset UpdatedAt { get; init; }
        public Guid? LastBackupId { get; init; }
        public DateTimeOffset? LastBackupAt { get; init; }
        public OperationStatus? LastStatus { get; init; }
        public string UsedByJobs { get; init; } = "[]";

        public SourceResponse ToResponse() => new()
        {
            Id = Id, Name = Name, ServerId = ServerId, ServerName = ServerName, Type = Type, Settings = JsonText.Read<SourceSettings>(Settings), PreScript = PreScript, PostScript = PostScript,
            ScriptTimeoutSeconds = ScriptTimeoutSeconds, Tags = Tags, Active = Active, Version = Version, CreatedAt = CreatedAt, UpdatedAt = UpdatedAt, LastBackupId = LastBackupId,
            LastBackupAt = LastBackupAt, LastStatus = LastStatus, UsedByJobs = JsonText.Read<List<SourceJob>>(UsedByJobs),
        };
    }
}
