using BackupApi.Scheduling;

namespace BackupApi.Tests.Scheduling;

public sealed class ScheduleFaultsTests
{
    private static readonly DateTimeOffset Now = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    private static string[] Fields(ScheduleSettings settings, WindowSettings? window = null, RecurringBlackoutSettings? blackout = null, string zone = "Europe/Berlin", int jitter = 0) =>
        [.. ScheduleFaults.Find(new ScheduleTiming(settings, zone, window, null, blackout is null ? null : [blackout], jitter), Now).Keys];

    [Fact]
    public void Refuses_what_can_never_run()
    {
        Fields(new CronScheduleSettings("0 0 31 2 *")).ShouldBe(["settings"]);
        Fields(new MonthlyScheduleSettings([], ["02:00"])).ShouldBe(["settings.days"]);
        Fields(new IntervalScheduleSettings(0)).ShouldBe(["settings.everyMinutes"]);
        Fields(new DailyScheduleSettings(["02:00"]), new WindowSettings("22:00", "06:00"), new RecurringBlackoutSettings("21:00", "07:00")).ShouldBe(["window"]);
        Fields(new DailyScheduleSettings(["02:00"]), null, new RecurringBlackoutSettings("00:00", "00:00")).ShouldBe(["recurringBlackouts"]);
        Fields(new DailyScheduleSettings([])).ShouldBe(["settings.times"]);
        Fields(new DailyScheduleSettings(["25:00"])).ShouldBe(["settings.times"]);
        Fields(new DailyScheduleSettings(["02:00"]), zone: "Europe/Nowhere").ShouldBe(["timeZone"]);
        Fields(new IntervalScheduleSettings(10), jitter: 10).ShouldBe(["jitterMinutes"]);
        Fields(new AdvancedScheduleSettings([new AdvancedScheduleSettings([])])).ShouldBe(["settings.schedules[0]"]);
    }

    [Fact]
    public void Says_what_is_missing_in_a_list()
    {
        Fields(new DailyScheduleSettings([null!])).ShouldBe(["settings.times"]);
        ScheduleFaults.Find(new ScheduleTiming(new DailyScheduleSettings(["02:00"]), "UTC", null, [null!], [null!]), Now).Keys.ShouldBe(["blackouts[0]", "recurringBlackouts[0]"]);
    }

    [Theory]
    [InlineData("10/2147483647 * * * *")]
    [InlineData("0 0 */2147483647 * *")]
    public void Accepts_a_step_beyond_the_end(string expression)
    {
        Fields(new CronScheduleSettings(expression)).ShouldBeEmpty();
    }

    [Fact]
    public void Accepts_what_runs_seldom()
    {
        Fields(new CronScheduleSettings("0 0 29 2 *")).ShouldBeEmpty();
        Fields(new CronScheduleSettings("@yearly")).ShouldBeEmpty();
        Fields(new DailyScheduleSettings(["12:00"]), new WindowSettings("22:00", "06:00", [DayOfWeek.Sunday])).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("* * * *")]
    [InlineData("60 * * * *")]
    [InlineData("* 24 * * *")]
    [InlineData("* * 0 * *")]
    [InlineData("* * * 13 *")]
    [InlineData("* * * * 8")]
    [InlineData("*/0 * * * *")]
    [InlineData("5-1 * * * *")]
    [InlineData("a * * * *")]
    [InlineData("1,,2 * * * *")]
    [InlineData("-1 * * * *")]
    [InlineData("@reboot")]
    public void Says_what_is_wrong_with_a_cron_expression(string expression)
    {
        Fields(new CronScheduleSettings(expression)).ShouldBe(["settings.expression"]);
    }

    [Theory]
    [InlineData("15 2 * * *", "At 02:15 every day (UTC).")]
    [InlineData("*/15 * * * *", "Every 15 minutes every day (UTC).")]
    [InlineData("0 * * * mon-fri", "Every hour every weekday (UTC).")]
    [InlineData("30 1 1,15 jan *", "At 01:30 on days 1 and 15 of the month in January (UTC).")]
    [InlineData("0 0 13 * 5", "At 00:00 on day 13 of the month and every Friday (UTC).")]
    [InlineData("@weekly", "At 00:00 every Sunday (UTC).")]
    public void Says_a_cron_expression_in_words(string expression, string sentence)
    {
        ScheduleSentence.Of(new ScheduleTiming(new CronScheduleSettings(expression), "UTC")).ShouldBe(sentence);
    }

    [Fact]
    public void Says_every_type_in_words()
    {
        string Of(ScheduleSettings settings) => ScheduleSentence.Of(new ScheduleTiming(settings, "Europe/Berlin"));
        Of(new IntervalScheduleSettings(360)).ShouldBe("Every 6 hours (Europe/Berlin).");
        Of(new DailyScheduleSettings(["02:30", "14:00"])).ShouldBe("Every day at 02:30 and 14:00 (Europe/Berlin).");
        Of(new WeeklyScheduleSettings([DayOfWeek.Sunday, DayOfWeek.Monday], ["02:30"])).ShouldBe("Every Monday and Sunday at 02:30 (Europe/Berlin).");
        Of(new MonthlyScheduleSettings([1, 15], ["02:30"], true)).ShouldBe("Every month on days 1 and 15 and the last day at 02:30 (Europe/Berlin).");
        Of(new AdvancedScheduleSettings([new DailyScheduleSettings(["02:30"]), new IntervalScheduleSettings(60)])).ShouldBe("Every day at 02:30; and every hour (Europe/Berlin).");
        ScheduleSentence.Of(new ScheduleTiming(new DailyScheduleSettings(["02:30"]), "UTC", new WindowSettings("22:00", "06:00"), null, [new RecurringBlackoutSettings("00:00", "01:00")], 10))
            .ShouldBe("Every day at 02:30 (UTC), starting only between 22:00 and 06:00, not during a blackout, up to 10 minutes later.");
    }
}
