using BackupApi.Data;
using BackupApi.Scheduling;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Schedules;

/// <summary>A schedule that is about to be saved. See <see cref="CreateScheduleRequest"/> for units.</summary>
/// <param name="SourceIds">What the job backs up, for a job that does not exist yet; else its own count.</param>
/// <param name="RepositoryIds">Where to, likewise.</param>
/// <param name="JobId">Its other schedules and itself are no conflict.</param>
public sealed record FindConflictsRequest(
    ScheduleSettings Settings, string TimeZone, WindowSettings? Window = null, IReadOnlyList<BlackoutSettings>? Blackouts = null, IReadOnlyList<RecurringBlackoutSettings>? RecurringBlackouts = null,
    int? JitterMinutes = null, Guid? JobId = null, IReadOnlyList<Guid>? SourceIds = null, IReadOnlyList<Guid>? RepositoryIds = null) : ITimingFields;

public enum ScheduleConflictKind { SameServer, SameRepository, Declared }

/// <param name="FirstAt">When the two first run at the same time.</param>
/// <param name="Count">How often in the next 14 days.</param>
public sealed record ScheduleConflict(ScheduleConflictKind Kind, Guid JobId, string JobName, string Shared, DateTimeOffset FirstAt, int Count, string Detail);

/// <param name="EstimatedSeconds">What a run of this job is expected to take: the average of the last 30 days, or 15 minutes when nothing is known.</param>
public sealed record ScheduleConflicts(IReadOnlyList<ScheduleConflict> Items, double EstimatedSeconds);

internal static class FindConflicts
{
    private const double UnknownSeconds = 900;
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(14);

    private const string AverageSql = """
        select sum(succeeded_seconds) / nullif(sum(completed + warning), 0) from job_days where workspace_id = @WorkspaceId and job_id = @JobId and date > now() - interval '30 days'
        """;

    private const string SharedSql = """
        with mine as (select s.id, s.server_id from sources s where s.workspace_id = @WorkspaceId and (s.id = any(@SourceIds) or s.id in (select source_id from job_sources where job_id = @JobId))),
        places as (select r.id, r.name from repositories r where r.workspace_id = @WorkspaceId and (r.id = any(@RepositoryIds) or r.id in (select repository_id from job_targets where job_id = @JobId)))
        select distinct l.job_id, 'same_server' as kind, v.name as shared from job_sources l join sources s on s.id = l.source_id join servers v on v.id = s.server_id
        where l.workspace_id = @WorkspaceId and s.server_id in (select server_id from mine)
        union
        select t.job_id, 'same_repository', p.name from job_targets t join places p on p.id = t.repository_id where t.workspace_id = @WorkspaceId
        union
        select case when c.job_id = @JobId then c.other_id else c.job_id end, 'declared', '' from job_conflicts c where c.workspace_id = @WorkspaceId and (c.job_id = @JobId or c.other_id = @JobId)
        """;

    /// <summary>Shows which other jobs would run at the same time on the same server, into the same repository, or although they must not.</summary>
    /// <remarks>How long runs take is estimated from history. A conflict does not keep a schedule from being saved: the later one waits where it has to.</remarks>
    internal static async Task<Ok<ScheduleConflicts>> HandleAsync(FindConflictsRequest request, TenantDatabase database, Caller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var plan = new SchedulePlan(CheckedTiming.Of(request, now), request.JobId ?? Guid.Empty);
        await using var connection = await database.OpenAsync(cancellationToken);
        var parameters = new { caller.WorkspaceId, request.JobId, SourceIds = request.SourceIds?.ToArray() ?? [], RepositoryIds = request.RepositoryIds?.ToArray() ?? [] };
        var seconds = await connection.ExecuteScalarAsync<double?>(AverageSql, parameters) ?? UnknownSeconds;
        var mine = plan.After(now.UtcDateTime).TakeWhile(run => run.StartsAt < (now + Ahead).UtcDateTime).Take(1000).Select(run => new Stretch(run.StartsAt, run.StartsAt.AddSeconds(seconds))).ToList();
        var shared = (await connection.QueryAsync<SharedRow>(SharedSql, parameters)).Where(row => row.JobId != request.JobId).ToLookup(row => row.JobId);
        var jobs = shared.Select(group => group.Key).ToArray();
        var others = await PlannedSchedule.ReadAsync(connection, caller.WorkspaceId, "and s.job_id = any(@Jobs) order by s.next_run_at limit 500", new { caller.WorkspaceId, Jobs = jobs });
        var items = others.GroupBy(schedule => schedule.JobId).SelectMany(job => Of(job.ToList(), mine, shared[job.Key], plan.Zone, now)).OrderByDescending(item => item.Kind).ThenBy(item => item.FirstAt).Take(100);
        return TypedResults.Ok(new ScheduleConflicts([.. items], seconds));
    }

    private static IEnumerable<ScheduleConflict> Of(List<PlannedSchedule> schedules, List<Stretch> mine, IEnumerable<SharedRow> shared, ZoneClock zone, DateTimeOffset now)
    {
        var theirs = schedules.SelectMany(schedule => schedule.Runs(new SchedulePlan(schedule.ReadTiming(), schedule.JobId)).TakeWhile(run => run.StartsAt < (now + Ahead).UtcDateTime).Take(1000)
            .Select(run => new Stretch(run.StartsAt, run.StartsAt.AddSeconds(schedule.AverageSeconds ?? UnknownSeconds)))).OrderBy(run => run.From).ToList();
        var overlaps = mine.Where(run => theirs.Exists(other => other.From < run.To && run.From < other.To)).ToList();
        if (overlaps.Count == 0) yield break;
        var (name, first) = (schedules[0].JobName, UpcomingRun.At(overlaps[0].From, zone));
        foreach (var row in shared)
            yield return new ScheduleConflict(row.Kind, row.JobId, name, row.Shared, first, overlaps.Count, row.Kind switch
            {
                ScheduleConflictKind.SameServer => $"“{name}” runs on the server {row.Shared} at the same time; both will be slower.",
                ScheduleConflictKind.SameRepository => $"“{name}” writes into the repository {row.Shared} at the same time; the later one waits.",
                _ => $"“{name}” must not run beside this job; the later one waits.",
            });
    }

    private readonly record struct Stretch(DateTime From, DateTime To);

    private sealed record SharedRow
    {
        public Guid JobId { get; init; }
        public ScheduleConflictKind Kind { get; init; }
        public string Shared { get; init; } = "";
    }
}
