using BackupApi.Data;
using BackupApi.Retention;
using Dapper;
using Npgsql;

namespace BackupApi.Inventory;

/// <summary>Reads the present backups of repositories in the groups that retention looks at: one for each source in each repository,
/// apart for each job that has rules of its own.</summary>
internal static class RetentionInventory
{
    private const string RepositoriesSql = """
        select id, name, engine, retention::text as retention, next_prune_at from repositories
        where workspace_id = @WorkspaceId and (id = @RepositoryId or id in (
          select repository_id from job_targets where job_id = @JobId union select repository_id from backups where job_id = @JobId and status in ('completed', 'warning')))
        """;

    private const string JobsSql = "select id, name, retention::text as retention from jobs where workspace_id = @WorkspaceId and (retention is not null or id = @JobId)";

    // Sound ones only: what vanished or is deleted takes nobody's place.
    private const string BackupsSql = """
        select b.id, b.repository_id, b.job_id, b.source_id, b.former_source_id, coalesce(s.name, b.series, b.name) as source_name, b.archive, b.engine_id, b.started_at, b.hold_until, b.damage <> '[]' as is_damaged, b.status = 'completed' as is_whole,
          coalesce(b.deduplicated_bytes, 0) as bytes
        from backups b left join sources s on s.id = b.source_id
        where b.workspace_id = @WorkspaceId and b.repository_id = any(@Ids) and b.status in ('completed', 'warning')
        """;

    /// <param name="asked">Whose backups, and the rules to apply instead of the stored ones.</param>
    internal static async Task<IReadOnlyList<RetentionGroup>> ReadAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, RetentionScope asked, CancellationToken cancellationToken)
    {
        var repositories = (await connection.QueryAsync<RepositoryRow>(new CommandDefinition(RepositoriesSql, asked, transaction, cancellationToken: cancellationToken))).ToDictionary(row => row.Id);
        var jobs = (await connection.QueryAsync<JobRow>(new CommandDefinition(JobsSql, asked, transaction, cancellationToken: cancellationToken)))
            .Where(job => job.Retention is not null || (asked.JobId == job.Id && asked.Policy is not null)).ToDictionary(row => row.Id);
        var parameters = new { asked.WorkspaceId, Ids = repositories.Keys.ToArray() };
        var backups = await connection.QueryAsync<RetainedBackup>(new CommandDefinition(BackupsSql, parameters, transaction, cancellationToken: cancellationToken));
        return [.. backups.Where(backup => asked.JobId is null || backup.JobId == asked.JobId)
            .GroupBy(backup => new { backup.RepositoryId, Source = (backup.SourceId ?? backup.FormerSourceId)?.ToString() ?? backup.SourceName, Job = backup.JobId is { } id && jobs.ContainsKey(id) ? id : (Guid?)null })
            .Select(group => Describe([.. group], repositories[group.Key.RepositoryId], group.Key.Job is { } job ? jobs[job] : null, asked))
            .OrderBy(group => group.SourceName, StringComparer.OrdinalIgnoreCase)];
    }

    private static RetentionGroup Describe(IReadOnlyList<RetainedBackup> backups, RepositoryRow repository, JobRow? job, RetentionScope asked) => new(
        repository.Id, repository.Name, backups[0].SourceId, backups[0].SourceName, job?.Id, job?.Name, PolicyOf(repository, job, asked),
        repository.Engine == "restic" ? RetentionSemantics.Restic : RetentionSemantics.Borg, repository.NextPruneAt, backups);

    // What is tried out for a repository does not reach the jobs that have rules of their own.
    private static RetentionPolicy PolicyOf(RepositoryRow repository, JobRow? job, RetentionScope asked)
    {
        if (asked.Policy is not null && asked.JobId == job?.Id) return asked.Policy;
        return (job?.Retention ?? repository.Retention) is { } stored ? JsonText.Read<RetentionPolicy>(stored) : new RetentionPolicy();
    }

    private sealed record RepositoryRow
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string Engine { get; init; } = "";
        public string? Retention { get; init; }
        public DateTimeOffset? NextPruneAt { get; init; }
    }

    private sealed record JobRow
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string? Retention { get; init; }
    }
}

/// <summary>A repository with everything in it, or what one job made wherever it is.</summary>
/// <param name="Policy">Instead of what is stored for that repository or job; null for what is in force.</param>
internal sealed record RetentionScope(Guid WorkspaceId, Guid? RepositoryId, Guid? JobId, RetentionPolicy? Policy);

/// <param name="JobId">The job whose own rules these are; null for the repository's.</param>
internal sealed record RetentionGroup(
    Guid RepositoryId, string RepositoryName, Guid? SourceId, string SourceName, Guid? JobId, string? JobName, RetentionPolicy Policy, RetentionSemantics Semantics,
    DateTimeOffset? NextPruneAt, IReadOnlyList<RetainedBackup> Backups)
{
    internal IEnumerable<RetentionBackup> AsRules() => Backups.Select(backup => new RetentionBackup(backup.Id, backup.StartedAt, !backup.IsDamaged, backup.HoldUntil, backup.IsWhole));

    internal IReadOnlyList<RetentionVerdict> Judge(DateTimeOffset now) => RetentionRules.Judge(Policy, Semantics, AsRules(), now);
}

internal sealed record RetainedBackup
{
    public Guid Id { get; init; }
    public Guid RepositoryId { get; init; }
    public Guid? JobId { get; init; }
    public Guid? SourceId { get; init; }

    /// <summary>Of a source that was deleted since.</summary>
    public Guid? FormerSourceId { get; init; }
    public string SourceName { get; init; } = "";
    public string Archive { get; init; } = "";
    public string EngineId { get; init; } = "";
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? HoldUntil { get; init; }
    public bool IsDamaged { get; init; }

    /// <summary>No file is missing because it could not be read.</summary>
    public bool IsWhole { get; init; }

    /// <summary>What it alone made the repository store.</summary>
    public long Bytes { get; init; }
}
