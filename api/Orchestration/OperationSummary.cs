using BackupApi.Data;

namespace BackupApi.Orchestration;

/// <summary>One run of something, as lists show it.</summary>
public record OperationSummary
{
    public Guid Id { get; init; }
    /// <summary>Shared by what was started together: a job's run is one operation per source and repository.</summary>
    public Guid RunId { get; init; }
    public OperationKind Kind { get; init; }
    public string Title { get; init; } = "";
    public OperationStatus Status { get; init; }
    public OperationTrigger Trigger { get; init; }
    public Guid? JobId { get; init; }
    public string? JobName { get; init; }
    public Guid? SourceId { get; init; }
    public string? SourceName { get; init; }
    public Guid? ServerId { get; init; }
    public string? ServerName { get; init; }
    public Guid? RepositoryId { get; init; }
    public string? RepositoryName { get; init; }
    public Guid? BackupId { get; init; }
    public string? Phase { get; init; }
    public OperationProgress? Progress { get; init; }
    public RequestedAction? RequestedAction { get; init; }
    /// <summary>Why it is still pending, as a sentence.</summary>
    public string? WaitingFor { get; init; }
    public string? ErrorCode { get; init; }
    public string? ErrorMessage { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    /// <summary>Until now while it runs.</summary>
    public double? DurationSeconds { get; init; }
    public int Attempt { get; init; }

    /// <summary>Everything up to "where"; the operation's alias is o.</summary>
    internal const string Select = """
        select o.id, o.run_id, o.kind, o.title, o.status, o.trigger, o.job_id, j.name as job_name, o.source_id, s.name as source_name,
          o.server_id, v.name as server_name, o.repository_id, r.name as repository_name, o.backup_id, o.phase, o.progress::text as progress,
          o.requested_action, o.error_code, o.error_message, o.created_at, o.started_at, o.completed_at,
          extract(epoch from coalesce(o.completed_at, now()) - o.started_at)::float8 as duration_seconds, o.attempt,
          case when o.status in ('pending', 'paused') and o.held is not null then case o.held
              when 'retry' then 'is tried again at ' || to_char(o.held_until at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC, because ' || o.held_reason
              when 'window' then 'waits for its window, which opens at ' || to_char(o.held_until at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC'
              else coalesce(o.held_reason, 'waits for other jobs') end
            when o.status = 'pending' then coalesce((
            select 'waits for “' || busy.title || '”, which uses the same repository' from operations busy
            where busy.repository_id = o.repository_id and busy.status = 'running'
              and case o.repository_access when 'read' then busy.repository_access = 'exclusive'
                                           when 'write' then busy.repository_access in ('write', 'exclusive')
                                           else busy.repository_access is not null end
            limit 1),
            (select 'waits for its turn on the server “' || v.name || '”, which runs ' || v.max_operations || ' at once' where v.max_operations <= (
              select count(*) from operations busy where busy.status = 'running' and busy.server_id = v.id)),
            (select 'waits for its turn on the storage pool “' || p.name || '”, which takes ' || p.max_operations || ' at once' from storage_pools p where p.id = r.pool_id and p.max_operations <= (
              select count(*) from operations busy join repositories x on x.id = busy.repository_id where busy.status = 'running' and x.pool_id = p.id)),
            'waits for a free worker') end as waiting_for
        from operations o
        left join jobs j on j.id = o.job_id
        left join sources s on s.id = o.source_id
        left join servers v on v.id = o.server_id
        left join repositories r on r.id = o.repository_id
        """;
}
