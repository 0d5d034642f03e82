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
    private const string JobSql = "select job_id from schedules where workspace_id = @WorkspaceId and id = @Id";

    private const string Sql = """
        update schedules set name = @Name, timing = @Timing::jsonb, enabled = @Enabled, window_end = @WindowEnd, missed_runs = @MissedRuns, retry_count = @RetryCount,
          retry_delay_minutes = @RetryDelayMinutes, retry_growth = @RetryGrowth, next_run_at = @NextRunAt, planned_for = @PlannedFor, planned_through = @PlannedThrough,
          version = version + 1, updated_at = now()
        where workspace_id = @WorkspaceId and id = @Id and version = @Version
        """;

    /// <summary>Changes a schedule as a whole, and plans its next run anew.</summary>
    /// <remarks>What runs already goes on as it was started.</remarks>
    internal static async Task<Ok<ScheduleResponse>> HandleAsync(
        Guid id, UpdateScheduleRequest request, [FromHeader(Name = EntityTag.IfMatch)] string? ifMatch, TenantDatabase database, Caller caller, AuditTrail audit, TimeProvider clock,
        HttpResponse response, CancellationToken cancellationToken)
    {
        var timing = CheckedTiming.Of(request, clock.GetUtcNow());
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var jobId = await connection.QuerySingleOrDefaultAsync<Guid?>(JobSql, new { caller.WorkspaceId, Id = id }, transaction) ?? throw ProblemException.NotFound("schedule");
        if (await connection.ExecuteAsync(Sql, ScheduleParameters.Of(request, timing, id, caller.WorkspaceId, jobId, clock.GetUtcNow(), EntityTag.Parse(ifMatch)), transaction) == 0)
            throw ProblemException.ChangedMeanwhile("schedule");
        await audit.RecordAsync(connection, transaction, "schedule.updated", "schedule", id, ScheduleSentence.Of(timing), new { JobId = jobId, request.Enabled }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var schedule = await ScheduleRow.ReadAsync(connection, caller.WorkspaceId, id);
        EntityTag.Write(response, schedule.Version);
        return TypedResults.Ok(schedule);
    }
}
