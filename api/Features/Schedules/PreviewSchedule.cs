using BackupApi.Problems;
using BackupApi.Scheduling;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Schedules;

/// <summary>A schedule that need not exist. See <see cref="CreateScheduleRequest"/> for units.</summary>
/// <param name="JobId">Decides by how much the jitter moves; absent: by some amount.</param>
/// <param name="Count">1 to 100 runs; 10 when absent.</param>
/// <param name="From">Runs after that moment; absent: after now.</param>
public sealed record PreviewScheduleRequest(
    ScheduleSettings Settings, string TimeZone, WindowSettings? Window = null, IReadOnlyList<BlackoutSettings>? Blackouts = null, IReadOnlyList<RecurringBlackoutSettings>? RecurringBlackouts = null,
    int? JitterMinutes = null, Guid? JobId = null, int? Count = null, DateTimeOffset? From = null) : ITimingFields;

/// <param name="Sentence">The schedule in words.</param>
/// <param name="Runs">Its next runs, in order.</param>
public sealed record SchedulePreview(string Sentence, IReadOnlyList<UpcomingRun> Runs);

internal static class PreviewSchedule
{
    /// <summary>Shows a schedule in words and when it would run, with why a run is not when it is named.</summary>
    internal static Ok<SchedulePreview> Handle(PreviewScheduleRequest request, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        if (request.From is { Year: < 1990 or > 2200 }) throw ProblemException.Invalid("from", "The runs looked at lie between 1990 and 2200.");
        var timing = CheckedTiming.Of(request, now);
        var plan = new SchedulePlan(timing, request.JobId ?? Guid.Empty);
        var runs = plan.After((request.From ?? now).UtcDateTime).Take(Math.Clamp(request.Count ?? 10, 1, 100)).Select(run => UpcomingRun.Of(run, plan.Zone));
        return TypedResults.Ok(new SchedulePreview(ScheduleSentence.Of(timing), [.. runs]));
    }
}
