using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Scheduling;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BackupApi.Features.Schedules;

/// <summary>The whole schedule as it shall be; what is absent gets its default. See <see cref="CreateScheduleRequest"/> for units.</summary>
public sealed record UpdateScheduleRequest(
    ScheduleSettings Settings, string TimeZone, string? Name = null, WindowSettings? Window = null, IReadOnlyList<BlackoutSettings>? Blackouts = null,
    IReadOnlyList<RecurringBlackoutSettings>? RecurringBlackouts = null, int? JitterMinutes = null, bool? Enabled = null, WindowEndAction? WindowEnd = null, MissedRunPolicy? MissedRuns = null,
    int? RetryCount = null, int? RetryDelayMinutes = null, double? RetryGrowth = null) : IScheduleFields;

internal sealed class UpdateScheduleValidator : ScheduleFieldsValidator<UpdateScheduleRequest>;

internal static class UpdateSchedule
{
    // The job comes first, as for who deletes it, so that the two cannot wait for each other.
    private const string HoldJobSql = "select from jobs where id = (select job_id from schedules where workspace_id = @WorkspaceId and id = @Id) for key share";

    // Locked, and planned after that: a run that the dispatcher starts at this moment is neither started again nor lost.
    private const string JobSql = "select job_id from schedules where workspace_id = @WorkspaceId and id = @Id for no key update";

    private const string Sql = """
        update schedules set name = @Name, enabled = @Enabled, window_end = @WindowEnd, missed_runs = @MissedRuns, retry_count = @RetryCount,
          retry_delay_minutes = @RetryDelayMinutes, retry_growth = @RetryGrowth, version = version + 1, updated_at = now()
        where workspace_id = @WorkspaceId and id = @Id and version = @Version
        """;

    // What is due already stays due when nothing of this was changed.
    private const string PlanSql = """
        update schedules set timing = @Timing::jsonb, next_run_at = @NextRunAt, planned_for = @PlannedFor, planned_local = @PlannedLocal, planned_through = @PlannedThrough
        where workspace_id = @WorkspaceId and id = @Id and (timing <> @Timing::jsonb or (next_run_at is null) <> (@NextRunAt::timestamptz is null))
        """;

    /// <summary>Changes a schedule as a whole, and plans its next run anew when that changed its times.</summary>
    /// <remarks>What runs already goes on as it was started.</remarks>
    internal static async Task<Ok<ScheduleResponse>> HandleAsync(
        Guid id, UpdateScheduleRequest request, [FromHeader(Name = EntityTag.IfMatch)] string? ifMatch, TenantDatabase database, Caller caller, AuditTrail audit, TimeProvider clock,
        HttpResponse response, CancellationToken cancellationToken)
    {
        var timing = CheckedTiming.Of(request, clock.GetUtcNow());
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(HoldJobSql, new { caller.WorkspaceId, Id = id }, transaction);
        var jobId = await connection.QuerySingleOrDefaultAsync<Guid?>(JobSql, new { caller.WorkspaceId, Id = id }, transaction) ?? throw ProblemException.NotFound("schedule");
        var parameters = ScheduleParameters.Of(request, timing, id, caller.WorkspaceId, jobId, clock.GetUtcNow(), EntityTag.Parse(ifMatch));
        if (await connection.ExecuteAsync(Sql, parameters, transaction) == 0) throw ProblemException.ChangedMeanwhile("schedule");
        await connection.ExecuteAsync(PlanSql, parameters, transaction);
        await audit.RecordAsync(connection, transaction, "schedule.updated", "schedule", id, ScheduleSentence.Of(timing), new { JobId = jobId, request.Enabled }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var schedule = await ScheduleReader.ReadAsync(connection, caller.WorkspaceId, id);
        EntityTag.Write(response, schedule.Version);
        return TypedResults.Ok(schedule);
    }
}
