using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Problems;
using BackupApi.Scheduling;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace BackupApi.Features.Schedules;

public sealed record NextRun(Guid ScheduleId, DateTimeOffset StartsAt, DateTimeOffset PlannedFor, IReadOnlyList<RunShift> Shifts);

/// <param name="Runs">Of all its schedules, in order; empty while the job is off or has none.</param>
/// <param name="Conditions">What a run may have to wait for when its time has come, as sentences.</param>
public sealed record NextRunsResponse(IReadOnlyList<NextRun> Runs, IReadOnlyList<string> Conditions);

internal static class ListNextRuns
{
    private const string LimitsSql = """
        select distinct 'At most ' || v.max_operations || ' operations run on the server “' || v.name || '” at once.' from job_sources l join sources s on s.id = l.source_id join servers v on v.id = s.server_id
        where l.workspace_id = @WorkspaceId and l.job_id = @Id and v.max_operations is not null
        union
        select 'At most ' || p.max_operations || ' operations use the storage pool “' || p.name || '” at once.' from job_targets t join repositories r on r.id = t.repository_id join storage_pools p on p.id = r.pool_id
        where t.workspace_id = @WorkspaceId and t.job_id = @Id and p.max_operations is not null
        """;

    /// <summary>Shows when a job runs next, why not sooner, and what it may have to wait for then.</summary>
    /// <param name="count">1 to 100; 10 when absent.</param>
    internal static async Task<Ok<NextRunsResponse>> HandleAsync(Guid id, int? count, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var parameters = new { caller.WorkspaceId, Id = id };
        _ = await connection.QuerySingleOrDefaultAsync<string>("select name from jobs where workspace_id = @WorkspaceId and id = @Id", parameters) ?? throw ProblemException.NotFound("job");
        var most = Math.Clamp(count ?? 10, 1, 100);
        var schedules = await PlannedSchedule.ReadAsync(connection, caller.WorkspaceId, "and s.job_id = @Id", parameters);
        var runs = schedules.SelectMany(schedule => Runs(schedule, most)).OrderBy(run => run.StartsAt).Take(most).ToList();
        return TypedResults.Ok(new NextRunsResponse(runs, await ConditionsAsync(connection, caller.WorkspaceId, id)));
    }

    private static IEnumerable<NextRun> Runs(PlannedSchedule schedule, int most)
    {
        var plan = new SchedulePlan(schedule.ReadTiming(), schedule.JobId);
        return schedule.Runs(plan).Take(most).Select(run => UpcomingRun.Of(run, plan.Zone)).Select(run => new NextRun(schedule.Id, run.StartsAt, run.PlannedFor, run.Shifts));
    }

    private static async Task<IReadOnlyList<string>> ConditionsAsync(NpgsqlConnection connection, Guid workspaceId, Guid id)
    {
        var order = await JobOrders.ReadAsync(connection, null, workspaceId, id);
        var limits = await connection.QueryAsync<string>(LimitsSql, new { WorkspaceId = workspaceId, Id = id });
        return
        [
            .. order.Dependencies.Select(dependency => dependency.OnFailure == DependencyFailure.Skip
                ? $"It runs after “{dependency.JobName}” has ended well, and is skipped when that failed." : $"It runs after “{dependency.JobName}” has ended, however that went."),
            .. order.Conflicts.Select(conflict => $"It never runs beside “{conflict.JobName}”."),
            .. limits,
        ];
    }
}
