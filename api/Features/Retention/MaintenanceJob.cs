using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Orchestration.Kinds;
using BackupApi.Scheduling;
using Dapper;
using Npgsql;
using Quartz;

namespace BackupApi.Features.Retention;

/// <summary>Starts the prunes and checks of repositories whose time has come, each once whatever process dies: the operation and the next time are written together.</summary>
[DisallowConcurrentExecution]
internal sealed class MaintenanceJob(SystemDatabase database, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    // A prune that died has left backups that it had begun to remove, or the room of removed ones; it is not left so until its next day.
    private const string UnfinishedSql = """
        select distinct repository_id from backups
        where removal_began_at < @Now - interval '15 minutes' and removal_ended_at is null and (status = 'deleted' or (removal_reason is not null and status in ('completed', 'warning')))
        """;

    private const string DueSql = """
        select id, workspace_id, name, maintenance::text as maintenance, status, next_prune_at, next_check_at,
          retention is not null or exists (select from jobs j where j.workspace_id = r.workspace_id and j.retention is not null) as has_rules,
          exists (select from operations o where o.repository_id = r.id and o.kind = 'prune' and o.status in ('pending', 'running', 'paused')) as is_pruning,
          exists (select from operations o where o.repository_id = r.id and o.kind = 'check' and o.status in ('pending', 'running', 'paused')) as is_checking,
          r.id = any(@Unfinished)
            and not exists (select from operations o where o.repository_id = r.id and o.kind = 'prune' and o.created_at > @Now - interval '1 hour') as is_unfinished
        from repositories r
        where next_prune_at <= @Now or next_check_at <= @Now
          or id = any(@Unfinished)
        order by id limit 500
        for update of r skip locked
        """;

    private const string SaveSql = "update repositories set next_prune_at = @NextPruneAt, next_check_at = @NextCheckAt where id = @Id";

    internal static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<MaintenanceJob>(trigger => trigger.WithIdentity("repository-maintenance").StartNow().WithSimpleSchedule(Interval), job => job.WithIdentity("repository-maintenance"));

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await StartDueAsync(cancellationToken);

    /// <summary>Returns how many operations were started.</summary>
    internal async Task<int> StartDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var unfinished = (await connection.QueryAsync<Guid>(new CommandDefinition(UnfinishedSql, new { Now = now }, transaction, cancellationToken: cancellationToken))).ToArray();
        var due = (await connection.QueryAsync<DueRepository>(new CommandDefinition(DueSql, new { Now = now, Unfinished = unfinished }, transaction, cancellationToken: cancellationToken))).AsList();
        var operations = due.SelectMany(repository => Of(repository, now)).ToList();
        await OperationQueue.EnqueueAsync(connection, transaction, operations, cancellationToken);
        foreach (var repository in due) await SaveAsync(connection, transaction, repository, now);
        await transaction.CommitAsync(cancellationToken);
        return operations.Count;
    }

    // Of a damaged repository nothing is removed, and another check would tell what is known already.
    private static IEnumerable<NewOperation> Of(DueRepository repository, DateTimeOffset now)
    {
        if (repository.Status == "damaged") yield break;
        if ((repository.IsUnfinished || (repository.NextPruneAt <= now && repository.HasRules)) && !repository.IsPruning)
            yield return PruneOperation.Describe(repository.WorkspaceId, repository.Id, repository.Name, false, OperationTrigger.Schedule) with { Priority = OperationPriorities.Low };
        if (repository.NextCheckAt <= now && !repository.IsChecking)
            yield return CheckOperation.Describe(repository.WorkspaceId, repository.Id, repository.Name, new CheckSpecification(ReadData: false, AsPlanned: true), OperationTrigger.Schedule) with { Priority = OperationPriorities.Low };
    }

    private static Task SaveAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, DueRepository repository, DateTimeOffset now)
    {
        var plan = repository.Maintenance;
        return connection.ExecuteAsync(SaveSql, new
        {
            repository.Id,
            NextPruneAt = repository.NextPruneAt <= now ? plan.PruneEveryDays > 0 ? plan.After(now, plan.PruneEveryDays) : null : repository.NextPruneAt,
            NextCheckAt = repository.NextCheckAt <= now ? plan.CheckEveryDays > 0 ? plan.After(now, plan.CheckEveryDays) : null : repository.NextCheckAt,
        }, transaction);
    }

    private sealed record DueRepository
    {
        public Guid Id { get; init; }
        public Guid WorkspaceId { get; init; }
        public string Name { get; init; } = "";
        public MaintenancePlan Maintenance { get; init; } = new();
        public string Status { get; init; } = "";
        public DateTimeOffset? NextPruneAt { get; init; }
        public DateTimeOffset? NextCheckAt { get; init; }
        public bool HasRules { get; init; }
        public bool IsPruning { get; init; }
        public bool IsChecking { get; init; }
        public bool IsUnfinished { get; init; }
    }
}
