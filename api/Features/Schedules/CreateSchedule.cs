using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Scheduling;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Schedules;

/// <summary>A new schedule of a job.</summary>
/// <param name="TimeZone">IANA name, such as "Europe/Berlin".</param>
/// <param name="Window">Only within it a run starts; what is named at other times waits for it.</param>
/// <param name="Blackouts">Up to 200 periods in which nothing starts.</param>
/// <param name="RecurringBlackouts">Up to 50.</param>
/// <param name="JitterMinutes">The job starts up to that much later, always by the same amount. 0 when absent.</param>
/// <param name="Enabled">True when absent.</param>
/// <param name="WindowEnd">What happens to a run that is still going when its window closes; finish when absent.</param>
/// <param name="MissedRuns">What happens when the service was not running for more than 5 minutes when it was due; run_once when absent.</param>
/// <param name="RetryCount">How often a failed operation is tried again; 3 when absent.</param>
/// <param name="RetryDelayMinutes">Before the first retry; 30 when absent.</param>
/// <param name="RetryGrowth">Each delay is so many times the one before; 2 when absent.</param>
public sealed record CreateScheduleRequest(
    Guid JobId, ScheduleSettings Settings, string TimeZone, string? Name = null, WindowSettings? Window = null, IReadOnlyList<BlackoutSettings>? Blackouts = null,
    IReadOnlyList<RecurringBlackoutSettings>? RecurringBlackouts = null, int? JitterMinutes = null, bool? Enabled = null, WindowEndAction? WindowEnd = null, MissedRunPolicy? MissedRuns = null,
    int? RetryCount = null, int? RetryDelayMinutes = null, double? RetryGrowth = null) : IScheduleFields;

internal sealed class CreateScheduleValidator : ScheduleFieldsValidator<CreateScheduleRequest>;

internal static class CreateSchedule
{
    private const string Sql = """
        insert into schedules (id, workspace_id, job_id, name, timing, enabled, window_end, missed_runs, retry_count, retry_delay_minutes, retry_growth, next_run_at, planned_for, planned_local, planned_through)
        select @Id, @WorkspaceId, j.id, @Name, @Timing::jsonb, @Enabled, @WindowEnd, @MissedRuns, @RetryCount, @RetryDelayMinutes, @RetryGrowth, @NextRunAt, @PlannedFor, @PlannedLocal, @PlannedThrough
        from jobs j where j.id = @JobId and j.workspace_id = @WorkspaceId
        """;

    /// <summary>Gives a job a schedule.</summary>
    /// <remarks>A job may have several. What could never run, such as 31 February or a window that blackouts cover, is refused.</remarks>
    internal static async Task<Created<ScheduleResponse>> HandleAsync(
        CreateScheduleRequest request, TenantDatabase database, Caller caller, AuditTrail audit, TimeProvider clock, HttpResponse response, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        var timing = CheckedTiming.Of(request, clock.GetUtcNow());
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await connection.ExecuteAsync(Sql, ScheduleParameters.Of(request, timing, id, caller.WorkspaceId, request.JobId, clock.GetUtcNow()), transaction) == 0)
            throw ProblemException.Invalid("jobId", "There is no such job in this workspace.");
        await audit.RecordAsync(connection, transaction, "schedule.created", "schedule", id, ScheduleSentence.Of(timing), new { request.JobId }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var schedule = await ScheduleReader.ReadAsync(connection, caller.WorkspaceId, id);
        EntityTag.Write(response, schedule.Version);
        return TypedResults.Created($"/api/v1/backup-schedules/{id}", schedule);
    }
}

internal static class ScheduleParameters
{
    /// <summary>With the next run planned from now on.</summary>
    internal static object Of(IScheduleFields schedule, ScheduleTiming timing, Guid id, Guid workspaceId, Guid jobId, DateTimeOffset now, int version = 0)
    {
        var plan = new SchedulePlan(timing, jobId);
        var next = schedule.Enabled ?? true ? plan.After(now.UtcDateTime).FirstOrDefault() : null;
        return new
        {
            Id = id, WorkspaceId = workspaceId, JobId = jobId, Version = version, Name = schedule.Name?.Trim() ?? "", Timing = JsonText.Of(timing), Enabled = schedule.Enabled ?? true,
            WindowEnd = schedule.WindowEnd ?? WindowEndAction.Finish, MissedRuns = schedule.MissedRuns ?? MissedRunPolicy.RunOnce, RetryCount = schedule.RetryCount ?? 3,
            RetryDelayMinutes = schedule.RetryDelayMinutes ?? 30, RetryGrowth = schedule.RetryGrowth ?? 2, NextRunAt = next?.StartsAt, PlannedFor = next?.PlannedFor,
            PlannedThrough = next?.PlannedThrough ?? now.UtcDateTime, PlannedLocal = next is null ? (DateTime?)null : plan.Zone.ToLocal(next.PlannedFor),
        };
    }
}
