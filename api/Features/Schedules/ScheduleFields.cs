using BackupApi.Problems;
using BackupApi.Scheduling;
using FluentValidation;

namespace BackupApi.Features.Schedules;

/// <summary>When a schedule runs: what creating, changing and previewing one have in common.</summary>
internal interface ITimingFields
{
    ScheduleSettings Settings { get; }
    string TimeZone { get; }
    WindowSettings? Window { get; }
    IReadOnlyList<BlackoutSettings>? Blackouts { get; }
    IReadOnlyList<RecurringBlackoutSettings>? RecurringBlackouts { get; }
    int? JitterMinutes { get; }
}

/// <summary>What creating and changing a schedule have in common.</summary>
internal interface IScheduleFields : ITimingFields
{
    string? Name { get; }
    bool? Enabled { get; }
    WindowEndAction? WindowEnd { get; }
    MissedRunPolicy? MissedRuns { get; }
    int? RetryCount { get; }
    int? RetryDelayMinutes { get; }
    double? RetryGrowth { get; }
}

internal abstract class ScheduleFieldsValidator<T> : AbstractValidator<T> where T : IScheduleFields
{
    protected ScheduleFieldsValidator()
    {
        RuleFor(schedule => schedule.Name).MaximumLength(100);
        RuleFor(schedule => schedule.RetryCount).InclusiveBetween(0, 10);
        RuleFor(schedule => schedule.RetryDelayMinutes).InclusiveBetween(1, 1440);
        RuleFor(schedule => schedule.RetryGrowth).InclusiveBetween(1, 10);
    }
}

internal static class CheckedTiming
{
    /// <summary>Throws invalid with a sentence at each wrong field, also for what could never run.</summary>
    internal static ScheduleTiming Of(ITimingFields fields, DateTimeOffset now)
    {
        var timing = new ScheduleTiming(fields.Settings, fields.TimeZone?.Trim() ?? "", fields.Window, fields.Blackouts, fields.RecurringBlackouts, fields.JitterMinutes ?? 0);
        var faults = ScheduleFaults.Find(timing, now);
        return faults.Count == 0 ? timing : throw ProblemException.Invalid(faults);
    }
}
