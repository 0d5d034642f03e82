using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Scheduling;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Schedules;

/// <summary>A window, in which runs may start, or a blackout, in which none does.</summary>
public enum CalendarPeriodKind { Window, Blackout }

/// <param name="StartsAt">Not before the period that was asked for.</param>
/// <param name="EndsAt">Not after it.</param>
/// <param name="Reason">Of a blackout, when one was given.</param>
/// <param name="JobCount">For how many jobs it holds.</param>
public sealed record CalendarPeriod(CalendarPeriodKind Kind, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Reason, int JobCount);

/// <param name="Periods">In order of their start.</param>
public sealed record CalendarPeriodsResponse(IReadOnlyList<CalendarPeriod> Periods);

internal static class GetCalendarPeriods
{
    // Many jobs share few rules; those of most jobs come first.
    private const string Sql = """
        select (s.timing - 'settings' - 'jitterMinutes')::text as rules, s.timing ->> 'timeZone' as time_zone, count(distinct s.job_id)::int as job_count
        from schedules s join jobs j on j.id = s.job_id
        where s.workspace_id = @WorkspaceId and s.enabled and j.enabled and (coalesce(s.timing -> 'window', 'null') <> 'null'
          or coalesce(s.timing -> 'blackouts', 'null') not in ('null', '[]') or coalesce(s.timing -> 'recurringBlackouts', 'null') not in ('null', '[]'))
        group by 1, 2 order by 3 desc limit 100
        """;

    /// <summary>Shows when the schedules that are on let runs start: their windows and blackouts.</summary>
    /// <param name="from">Start of the period.</param>
    /// <param name="to">End of the period, at most 8 days later.</param>
    internal static async Task<Ok<CalendarPeriodsResponse>> HandleAsync(DateTimeOffset from, DateTimeOffset to, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        if (to <= from || to - from > TimeSpan.FromDays(8)) throw ProblemException.Invalid("to", "The period ends after it begins, and at most 8 days later.");
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<RulesRow>(Sql, new { caller.WorkspaceId });
        var periods = rows.Where(row => ZoneClock.Find(row.TimeZone) is not null).SelectMany(row => Periods(row, from.UtcDateTime, to.UtcDateTime))
            .GroupBy(period => period with { JobCount = 0 }).Select(same => same.Key with { JobCount = same.Sum(period => period.JobCount) })
            .OrderBy(period => period.StartsAt).ThenBy(period => period.EndsAt);
        return TypedResults.Ok(new CalendarPeriodsResponse([.. periods]));
    }

    // Each by itself: a blackout within a window does not cut the window in two.
    private static IEnumerable<CalendarPeriod> Periods(RulesRow row, DateTime from, DateTime to)
    {
        var (zone, rules) = (ZoneClock.Find(row.TimeZone)!, JsonText.Read<Rules>(row.Rules));
        CalendarPeriod Of(CalendarPeriodKind kind, DateTime start, DateTime end, string? reason) => new(kind, new DateTimeOffset(start, TimeSpan.Zero), new DateTimeOffset(end, TimeSpan.Zero), reason, row.JobCount);
        if (rules.Window is not null)
            foreach (var (start, end, obstacle) in new StartRules(rules.Window, [], [], zone).Between(from, to))
                if (obstacle is null) yield return Of(CalendarPeriodKind.Window, start, end, null);
        foreach (var (start, end, obstacle) in new StartRules(null, rules.Blackouts ?? [], rules.RecurringBlackouts ?? [], zone).Between(from, to))
            if (obstacle is { } blackout) yield return Of(CalendarPeriodKind.Blackout, start, end, blackout.Reason);
    }

    private sealed record Rules(
        string TimeZone, WindowSettings? Window = null, IReadOnlyList<BlackoutSettings>? Blackouts = null, IReadOnlyList<RecurringBlackoutSettings>? RecurringBlackouts = null);

    private sealed record RulesRow
    {
        public string Rules { get; init; } = "{}";
        public string TimeZone { get; init; } = "";
        public int JobCount { get; init; }
    }
}
