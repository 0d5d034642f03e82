using BackupApi.Scheduling;

namespace BackupApi.Tests.Scheduling;

/// <summary>Two years of a dispatcher that looks now and then, is away at times, and whose clock is set: a schedule's own decisions, one after the other, with a <see cref="TimeProvider"/>.</summary>
public sealed class LifeOfScheduleTests
{
    private static readonly DateTimeOffset Start = new(2025, 12, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly ScheduleSettings[] Kinds =
    [
        new DailyScheduleSettings(["02:30", "14:00"]), new CronScheduleSettings("0 */3 * * *"), new WeeklyScheduleSettings([DayOfWeek.Sunday, DayOfWeek.Wednesday], ["01:15", "02:45"]),
        new MonthlyScheduleSettings([1, 29], ["02:30"], LastDay: true), new IntervalScheduleSettings(7 * 60),
        new AdvancedScheduleSettings([new DailyScheduleSettings(["02:30"]), new CronScheduleSettings("30 1 * * sun")]),
    ];

    public static IEnumerable<object[]> Lives =>
        from zone in (string[])["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo", "Africa/Casablanca", "America/Havana"]
        from kind in Enumerable.Range(0, Kinds.Length) select new object[] { zone, kind };

    [Theory, MemberData(nameof(Lives))]
    public void Everything_that_is_named_runs_once_whatever_the_clock_does(string zone, int kind)
    {
        var random = new Random(kind);
        var plan = new SchedulePlan(new ScheduleTiming(Kinds[kind], zone), Guid.Empty);
        var expected = plan.After(Start.UtcDateTime).TakeWhile(run => run.StartsAt < Start.AddYears(2).AddHours(1).UtcDateTime).Select(run => run.StartsAt).ToList();
        var life = new Life(plan, MissedRunPolicy.RunOnce);
        while (life.Clock.Now < Start.AddYears(2))
        {
            // Less than the grace and than the time between two runs; now and then the clock is set back.
            life.Clock.Now += TimeSpan.FromMinutes(random.Next(1, 5));
            life.Look();
            if (random.Next(500) != 0) continue;
            life.Clock.Now -= TimeSpan.FromHours(1);
            life.Look();
        }

        life.Missed.ShouldBe(0);
        life.Starts.Count.ShouldBe(expected.Count(at => at <= life.Latest));
        life.Starts.Zip(expected).ShouldAllBe(pair => pair.First - pair.Second >= TimeSpan.Zero && pair.First - pair.Second < TimeSpan.FromMinutes(5));
    }

    [Theory, MemberData(nameof(Lives))]
    public void What_was_missed_is_made_up_for_once_and_within_the_window(string zone, int kind)
    {
        foreach (var policy in Enum.GetValues<MissedRunPolicy>())
        {
            var random = new Random(kind);
            var plan = new SchedulePlan(new ScheduleTiming(Kinds[kind], zone, new WindowSettings("22:00", "06:30"), null, [new RecurringBlackoutSettings("01:00", "02:00", [DayOfWeek.Sunday])]), Guid.Empty);
            var life = new Life(plan, policy);
            while (life.Clock.Now < Start.AddYears(2))
            {
                life.Clock.Now += random.Next(40) == 0 ? TimeSpan.FromHours(random.Next(1, 100)) : TimeSpan.FromMinutes(random.Next(1, 240));
                life.Look();
            }

            var named = plan.After(Start.UtcDateTime).TakeWhile(run => run.StartsAt <= life.Clock.Now.UtcDateTime).Count();
            life.Starts.ShouldAllBe(at => plan.Rules.ObstacleAt(at) == null);
            // Each is started or counted as missed; of the last one it may still have to be seen.
            (life.Starts.Count + life.Missed).ShouldBeInRange(named - 1, named, $"{policy} {life.Starts.Count} {life.Missed}");
        }
    }

    /// <summary>What is stored of a schedule, and what the dispatcher does with it.</summary>
    private sealed class Life
    {
        private readonly SchedulePlan plan;
        private readonly MissedRunPolicy policy;
        private DateTime? next;
        private DateTime through;

        internal Life(SchedulePlan plan, MissedRunPolicy policy)
        {
            (this.plan, this.policy) = (plan, policy);
            var first = plan.After(Start.UtcDateTime).First();
            (next, through) = (first.StartsAt, first.PlannedThrough);
        }

        internal SetClock Clock { get; } = new() { Now = Start };
        internal List<DateTime> Starts { get; } = [];
        internal DateTime Latest { get; private set; }
        internal int Missed { get; private set; }

        internal void Look()
        {
            var now = Clock.GetUtcNow().UtcDateTime;
            Latest = now > Latest ? now : Latest;
            if (next is not { } due || due > now) return;
            var decision = ScheduleDecision.Of(plan, policy, due, through, now);
            if (decision.Starts) Starts.Add(now);
            (next, through, Missed) = (decision.NextRunAt, decision.PlannedThrough, Missed + decision.Missed);
            if (next <= now) Assert.Fail($"Planned {next:O} at {now:O}.");
        }
    }
}
