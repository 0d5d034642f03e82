using BackupApi.Scheduling;

namespace BackupApi.Tests.Scheduling;

/// <summary>Two simulated years in each zone, over every change of its clocks.</summary>
public sealed class TimeTravelTests
{
    private static readonly DateTime Start = new(2025, 12, 31, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime End = Start.AddYears(2);

    public static TheoryData<string> Zones => ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo", "UTC", "Africa/Casablanca", "Asia/Beirut", "America/Havana"];

    private static List<PlannedRun> Runs(ScheduleSettings settings, string zone) =>
        [.. new SchedulePlan(new ScheduleTiming(settings, zone), Guid.Empty).After(Start).TakeWhile(run => run.StartsAt < End)];

    [Theory, MemberData(nameof(Zones))]
    public void A_time_of_day_comes_once_on_every_day(string zone)
    {
        foreach (var time in (string[])["00:00", "00:30", "01:45", "02:00", "02:30", "03:00", "12:00", "23:59"])
        {
            var clock = ZoneClock.Find(zone)!;
            var days = Runs(new DailyScheduleSettings([time]), zone).Select(run => DateOnly.FromDateTime(clock.ToLocal(run.StartsAt))).ToList();
            days.ShouldBeUnique();
            days.Count.ShouldBe(days[^1].DayNumber - days[0].DayNumber + 1, $"{zone} {time}");
            days.Count.ShouldBeInRange(729, 731);
        }
    }

    [Theory, MemberData(nameof(Zones))]
    public void What_runs_every_hour_does_so_also_when_clocks_change(string zone)
    {
        var changes = Runs(new CronScheduleSettings("0 * * * *"), zone);
        var gaps = changes.Zip(changes.Skip(1), (one, next) => next.StartsAt - one.StartsAt).ToList();
        if (zone != "Australia/Lord_Howe") gaps.ShouldAllBe(gap => gap == TimeSpan.FromHours(1));
        // Its clocks change by half an hour, so one full hour is that much shorter, and one longer.
        else gaps.Where(gap => gap != TimeSpan.FromHours(1)).Distinct().Order().ShouldBe([TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(90)]);
    }

    [Theory, MemberData(nameof(Zones))]
    public void Five_minutes_stay_five_minutes(string zone)
    {
        var runs = Runs(new CronScheduleSettings("*/5 * * * *"), zone);
        runs.Zip(runs.Skip(1), (one, next) => next.StartsAt - one.StartsAt).Where(gap => gap != TimeSpan.FromMinutes(5)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Zones))]
    public void An_interval_is_elapsed_time(string zone)
    {
        var runs = Runs(new IntervalScheduleSettings(7 * 60), zone);
        runs.Zip(runs.Skip(1), (one, next) => next.StartsAt - one.StartsAt).ShouldAllBe(gap => gap == TimeSpan.FromHours(7));
    }

    [Theory, MemberData(nameof(Zones))]
    public void Weekly_and_monthly_runs_keep_their_days(string zone)
    {
        var clock = ZoneClock.Find(zone)!;
        var weekly = Runs(new WeeklyScheduleSettings([DayOfWeek.Monday, DayOfWeek.Sunday], ["02:30"]), zone);
        weekly.ShouldAllBe(run => clock.ToLocal(run.PlannedFor).DayOfWeek == DayOfWeek.Monday || clock.ToLocal(run.PlannedFor).DayOfWeek == DayOfWeek.Sunday);
        weekly.Count.ShouldBeInRange(207, 210);
        var monthly = Runs(new MonthlyScheduleSettings([1, 31], ["02:30"], LastDay: true), zone);
        monthly.Count.ShouldBe(48, zone);
        monthly.ShouldAllBe(run => clock.ToLocal(run.PlannedFor).Day == 1 || clock.ToLocal(run.PlannedFor).AddDays(1).Day == 1);
    }

    [Fact]
    public void A_time_that_clocks_leave_out_starts_when_they_change_and_says_so()
    {
        var plan = new SchedulePlan(new ScheduleTiming(new DailyScheduleSettings(["02:30"]), "Europe/Berlin"), Guid.Empty);
        var run = plan.After(new DateTime(2026, 3, 28, 12, 0, 0, DateTimeKind.Utc)).First();
        var upcoming = UpcomingRun.Of(run, plan.Zone);
        upcoming.StartsAt.ShouldBe(new DateTimeOffset(2026, 3, 29, 3, 0, 0, TimeSpan.FromHours(2)));
        upcoming.StartsAt.Offset.ShouldBe(TimeSpan.FromHours(2));
        upcoming.Shifts.Single().Kind.ShouldBe(ShiftKind.ClockChange);
    }

    [Fact]
    public void A_time_that_comes_twice_starts_the_first_time()
    {
        var plan = new SchedulePlan(new ScheduleTiming(new DailyScheduleSettings(["02:30"]), "Europe/Berlin"), Guid.Empty);
        var runs = plan.After(new DateTime(2026, 10, 24, 12, 0, 0, DateTimeKind.Utc)).Take(2).ToList();
        runs[0].StartsAt.ShouldBe(new DateTime(2026, 10, 25, 0, 30, 0, DateTimeKind.Utc));
        runs[1].StartsAt.ShouldBe(new DateTime(2026, 10, 26, 1, 30, 0, DateTimeKind.Utc));
    }
}
