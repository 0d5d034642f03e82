using BackupApi.Scheduling;

namespace BackupApi.Tests.Scheduling;

/// <summary>Random schedules with windows and blackouts, held against a clock that is looked at minute by minute.</summary>
public sealed class StartRulesPropertyTests
{
    private static readonly string[] Zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo", "UTC", "Africa/Casablanca"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 35)];

    [Theory, MemberData(nameof(Seeds))]
    public void Never_starts_outside_of_the_window_and_never_drops_what_is_allowed(int seed)
    {
        var random = new Random(seed);
        var zone = Zones[seed % Zones.Length];
        var start = new DateTime(2026, random.Next(2) == 0 ? 3 : 10, random.Next(1, 20), random.Next(24), random.Next(60), 0, DateTimeKind.Utc);
        var timing = NewTiming(random, zone, start);
        ScheduleFaults.Find(timing with { JitterMinutes = 0 }, start).Where(fault => fault.Key is not ("window" or "recurringBlackouts")).ShouldBeEmpty();
        var plan = new SchedulePlan(timing, Guid.Empty);
        var end = start.AddDays(21);
        var runs = plan.After(start).TakeWhile(run => run.StartsAt < end).ToList();
        var minutes = Enumerable.Range(0, (int)(end - start).TotalMinutes + 2).Select(minute => start.AddMinutes(minute)).Where(minute => IsAllowed(timing, minute)).ToList();
        var allowed = minutes.ToHashSet();

        runs.Where(run => !allowed.Contains(run.StartsAt)).ShouldBeEmpty($"{timing}");
        runs.Select(run => run.StartsAt).ShouldBe(runs.Select(run => run.StartsAt).Distinct().Order());
        var started = runs.Select(run => run.StartsAt).ToHashSet();
        foreach (var occurrence in Recurrence.Of(timing.Settings, plan.Zone).After(start).Select(occurrence => occurrence.At).TakeWhile(at => at < end))
        {
            var index = minutes.BinarySearch(occurrence);
            var expected = index >= 0 ? minutes[index] : ~index < minutes.Count ? minutes[~index] : end;
            if (expected < end && !started.Contains(expected)) Assert.Fail($"{timing} {occurrence:O} should start at {expected:O}");
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Goes_on_after_each_run_as_if_it_had_never_stopped(int seed)
    {
        var random = new Random(seed);
        var start = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
        var timing = NewTiming(random, Zones[seed % Zones.Length], start) with { JitterMinutes = random.Next(2) * 3 };
        var plan = new SchedulePlan(timing, Guid.Parse("0191d1a0-1111-7000-8000-000000000001"));
        var whole = plan.After(start).Take(60).ToList();
        var at = start;
        foreach (var run in whole.SkipLast(1))
        {
            var next = plan.After(at).First();
            next.StartsAt.ShouldBe(run.StartsAt, $"{timing}");
            at = next.PlannedThrough;
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Jitter_never_leaves_the_window(int seed)
    {
        var random = new Random(seed);
        var start = new DateTime(2026, 10, 20, 0, 0, 0, DateTimeKind.Utc);
        var timing = NewTiming(random, Zones[seed % Zones.Length], start) with { JitterMinutes = 15 };
        var job = Guid.CreateVersion7();
        var runs = new SchedulePlan(timing, job).After(start).Take(100).ToList();
        runs.ShouldAllBe(run => IsAllowed(timing, run.StartsAt));
        runs.Select(run => run.StartsAt).ShouldBe(new SchedulePlan(timing, job).After(start).Take(100).Select(run => run.StartsAt));
    }

    private static ScheduleTiming NewTiming(Random random, string zone, DateTime start)
    {
        string Time() => $"{random.Next(24):00}:{random.Next(12) * 5:00}";
        ScheduleSettings settings = random.Next(4) switch
        {
            0 => new IntervalScheduleSettings(random.Next(20, 2000)),
            1 => new DailyScheduleSettings([Time(), Time(), "02:30"]),
            2 => new CronScheduleSettings($"*/{random.Next(20, 59)} {random.Next(4)}-{random.Next(5, 23)} * * *"),
            _ => new WeeklyScheduleSettings([(DayOfWeek)random.Next(7), (DayOfWeek)random.Next(7)], [Time(), Time()]),
        };
        var days = random.Next(3) == 0 ? Enumerable.Range(0, 7).Where(_ => random.Next(2) == 0).Select(day => (DayOfWeek)day).ToList() : null;
        var from = new DateTimeOffset(start.AddHours(random.Next(300)), TimeSpan.Zero);
        return new ScheduleTiming(settings, zone,
            random.Next(4) == 0 ? null : new WindowSettings(Time(), Time(), days),
            random.Next(2) == 0 ? null : [new BlackoutSettings(from, from.AddMinutes(random.Next(1, 9000)), "inventory")],
            random.Next(2) == 0 ? null : [new RecurringBlackoutSettings(Time(), Time(), [(DayOfWeek)random.Next(7)]), new RecurringBlackoutSettings("01:30", "02:30", null, [29, 1])]);
    }

    // The rules once more, as plainly as they can be said.
    private static bool IsAllowed(ScheduleTiming timing, DateTime utc)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(timing.TimeZone));
        bool IsIn(string start, string end, Func<DateTime, bool> begins)
        {
            var (from, to) = (TimeSpan.Parse(start), TimeSpan.Parse(end));
            return Enumerable.Range(-1, 2).Select(offset => local.Date.AddDays(offset)).Any(date => begins(date) && local >= date + from && local < date + to + (to <= from ? TimeSpan.FromDays(1) : TimeSpan.Zero));
        }

        bool OnDays(IReadOnlyList<DayOfWeek>? days, DateTime date) => days is not { Count: > 0 } || days.Contains(date.DayOfWeek);
        return (timing.Window is null || IsIn(timing.Window.Start, timing.Window.End, date => OnDays(timing.Window.Days, date)))
            && !(timing.Blackouts ?? []).Any(blackout => utc >= blackout.From.UtcDateTime && utc < blackout.Until.UtcDateTime)
            && !(timing.RecurringBlackouts ?? []).Any(blackout => IsIn(blackout.Start, blackout.End,
                date => OnDays(blackout.Days, date) && (blackout.MonthDays is not { Count: > 0 } || blackout.MonthDays.Contains(date.Day))));
    }
}
