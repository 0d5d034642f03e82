namespace BackupApi.Retention;

/// <summary>Which backups of a source stay. Each rule keeps some; what none keeps goes. Without any rule everything stays.
/// Within and the rules from last to yearly mean what they mean to the engine's own tool; see <see cref="BorgRules"/> and <see cref="ResticRules"/>.</summary>
/// <param name="KeepLast">The newest so many.</param>
/// <param name="KeepHourly">The newest backup of each of the newest so many hours that have one; likewise days, ISO weeks, months and years.</param>
/// <param name="KeepWithin">Everything made within this time: before now (borg and archive), before the newest backup (restic).</param>
/// <param name="KeepDays">Everything that is fewer calendar days old, whatever the engine.</param>
/// <param name="KeepCount">The newest so many, each counted, whatever the engine.</param>
/// <param name="TimeZone">IANA name; where days begin. UTC when absent.</param>
public sealed record RetentionPolicy(
    int? KeepLast = null, int? KeepHourly = null, int? KeepDaily = null, int? KeepWeekly = null, int? KeepMonthly = null, int? KeepYearly = null,
    RetentionPeriod? KeepWithin = null, int? KeepDays = null, int? KeepCount = null, string? TimeZone = null)
{
    /// <summary>No rule: nothing ever goes.</summary>
    internal bool IsEmpty => this with { TimeZone = null } == new RetentionPolicy();

    // UTC also where an update of the machine took the zone away: as many days are kept, they begin at another hour.
    internal TimeZoneInfo Zone => TimeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The rules that keep the newest backup of each of so many periods, finest first, as far as they are set.</summary>
    internal IEnumerable<(RetentionRule Rule, int Count)> PeriodRules()
    {
        (RetentionRule Rule, int? Count)[] all =
        [
            (RetentionRule.Last, KeepLast), (RetentionRule.Hourly, KeepHourly), (RetentionRule.Daily, KeepDaily), (RetentionRule.Weekly, KeepWeekly),
            (RetentionRule.Monthly, KeepMonthly), (RetentionRule.Yearly, KeepYearly),
        ];
        return all.Where(rule => rule.Count > 0).Select(rule => (rule.Rule, rule.Count!.Value));
    }
}

/// <summary>A length of time, such as 6 months. Borg takes a month for 31 days and a year for 365; restic counts by the calendar.</summary>
public sealed record RetentionPeriod(int Amount, PeriodUnit Unit);

public enum PeriodUnit { Hours, Days, Weeks, Months, Years }

/// <summary>Why a backup stays. hold: pinned by a person. last_good: the only good one that would be left. damaged: does not count, and stays while no older good one does.</summary>
public enum RetentionRule { Last, Hourly, Daily, Weekly, Monthly, Yearly, Within, Days, Count, Hold, LastGood, Damaged, NoPolicy }

/// <summary>Whose meaning the rules have where tools differ.</summary>
internal enum RetentionSemantics { Borg, Restic }
