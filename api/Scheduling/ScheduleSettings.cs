using System.Text.Json.Serialization;
using BackupApi.Data;

namespace BackupApi.Scheduling;

/// <summary>When a schedule starts a job, apart from windows and blackouts. The member `type` says which kind it is. Times are "HH:mm" in the schedule's time zone.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(IntervalScheduleSettings), "interval")]
[JsonDerivedType(typeof(DailyScheduleSettings), "daily")]
[JsonDerivedType(typeof(WeeklyScheduleSettings), "weekly")]
[JsonDerivedType(typeof(MonthlyScheduleSettings), "monthly")]
[JsonDerivedType(typeof(CronScheduleSettings), "cron")]
[JsonDerivedType(typeof(AdvancedScheduleSettings), "advanced")]
public abstract record ScheduleSettings;

/// <summary>Every so many minutes of elapsed time, whatever clocks do.</summary>
/// <param name="EveryMinutes">1 to 525,600.</param>
/// <param name="Anchor">One of its moments; all others are whole intervals away. Null: midnight of 1 January 2024 in the time zone.</param>
public sealed record IntervalScheduleSettings(int EveryMinutes, DateTimeOffset? Anchor = null) : ScheduleSettings;

/// <param name="Times">1 to 48, such as "02:30".</param>
public sealed record DailyScheduleSettings(IReadOnlyList<string> Times) : ScheduleSettings;

public sealed record WeeklyScheduleSettings(IReadOnlyList<DayOfWeek> Days, IReadOnlyList<string> Times) : ScheduleSettings;

/// <param name="Days">1 to 31; a month without that day is left out.</param>
/// <param name="LastDay">Also on the last day of each month.</param>
public sealed record MonthlyScheduleSettings(IReadOnlyList<int> Days, IReadOnlyList<string> Times, bool LastDay = false) : ScheduleSettings;

/// <param name="Expression">Five fields (minute, hour, day of month, month, day of week) with names, ranges, lists and steps, or @hourly, @daily, @weekly, @monthly, @yearly.</param>
public sealed record CronScheduleSettings(string Expression) : ScheduleSettings;

/// <summary>Several of the others together; moments that coincide count once.</summary>
/// <param name="Schedules">1 to 20, none of them advanced.</param>
public sealed record AdvancedScheduleSettings(IReadOnlyList<ScheduleSettings> Schedules) : ScheduleSettings;

/// <summary>Between which times of day a run may start. An end at or before the start is on the next day.</summary>
/// <param name="Days">The weekdays on which it opens; null or empty: all.</param>
public sealed record WindowSettings(string Start, string End, IReadOnlyList<DayOfWeek>? Days = null);

/// <summary>From one moment to another nothing starts.</summary>
public sealed record BlackoutSettings(DateTimeOffset From, DateTimeOffset Until, string? Reason = null);

/// <summary>Between these times of day nothing starts. An end at or before the start is on the next day.</summary>
/// <param name="Days">The weekdays on which it begins; null or empty: all.</param>
/// <param name="MonthDays">The days of the month on which it begins; null or empty: all.</param>
public sealed record RecurringBlackoutSettings(string Start, string End, IReadOnlyList<DayOfWeek>? Days = null, IReadOnlyList<int>? MonthDays = null, string? Reason = null);

/// <summary>Everything that decides when a schedule's runs start.</summary>
/// <param name="TimeZone">IANA name, such as "Europe/Berlin".</param>
/// <param name="JitterMinutes">A job starts up to that much later, always by the same amount, so that many jobs do not start in the same second. 0 to 720.</param>
public sealed record ScheduleTiming(
    ScheduleSettings Settings, string TimeZone, WindowSettings? Window = null, IReadOnlyList<BlackoutSettings>? Blackouts = null, IReadOnlyList<RecurringBlackoutSettings>? RecurringBlackouts = null,
    int JitterMinutes = 0) : IStoredAsJson;
