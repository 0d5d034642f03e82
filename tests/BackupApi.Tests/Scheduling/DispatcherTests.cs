using BackupApi.Scheduling;
using BackupApi.Tests.Orchestration;

namespace BackupApi.Tests.Scheduling;

public sealed class DispatcherTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private static readonly ScheduleTiming Hourly = new(new CronScheduleSettings("0 * * * *"), "UTC");
    private readonly ScheduleLab lab = new(fixture);

    public Task InitializeAsync() => fixture.ExecuteAsync("delete from operations; delete from schedules");

    public Task DisposeAsync() => Task.CompletedTask;

    private static DateTimeOffset At(double hours) => ScheduleLab.Start.AddHours(hours);

    [Fact]
    public async Task Starts_what_is_due_once_and_plans_the_next()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var job = await lab.NewJobAsync(workspace);
        var schedule = await lab.NewScheduleAsync(workspace, job, Hourly);
        await lab.TickAsync(At(0.99));
        (await lab.OperationsAsync(job)).ShouldBe(0);
        await lab.TickAsync(At(1));
        await lab.TickAsync(At(1.01));
        (await lab.OperationsAsync(job, "trigger = 'schedule' and status = 'pending' and retries_left = 2")).ShouldBe(1);
        (await lab.OfScheduleAsync<DateTime>(schedule, "next_run_at")).ShouldBe(At(2).UtcDateTime);
    }

    [Fact]
    public async Task Many_replicas_start_each_due_job_exactly_once()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        for (var index = 0; index < 60; index++)
        {
            var job = await lab.NewJobAsync(workspace);
            await lab.NewScheduleAsync(workspace, job, Hourly);
            await lab.NewScheduleAsync(workspace, job, Hourly with { TimeZone = "Europe/Berlin" }); // the same moment once more
        }

        lab.Clock.Now = At(1);
        for (var round = 0; round < 3; round++) await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => lab.NewDispatcher().TickAsync(CancellationToken.None)));
        (await fixture.QueryAsync<int>("select count(*)::int from operations where workspace_id = @workspace", new { workspace })).ShouldBe(60);
        (await fixture.QueryAsync<int>("select count(distinct job_id)::int from operations where workspace_id = @workspace", new { workspace })).ShouldBe(60);
        (await fixture.QueryAsync<int>("select count(*)::int from schedules where workspace_id = @workspace and next_run_at <= @now", new { workspace, now = At(1) })).ShouldBe(0);
    }

    [Fact]
    public async Task A_run_that_still_goes_on_is_counted_and_not_doubled()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var job = await lab.NewJobAsync(workspace);
        var schedule = await lab.NewScheduleAsync(workspace, job, Hourly);
        for (var hour = 1; hour <= 3; hour++) await lab.TickAsync(At(hour));
        (await lab.OperationsAsync(job)).ShouldBe(1);
        (await lab.OfScheduleAsync<long>(schedule, "overrun_count")).ShouldBe(2);
        await lab.BeginAsync(job);
        await lab.EndAsync(job, "completed");
        await lab.TickAsync(At(4));
        (await lab.OperationsAsync(job)).ShouldBe(2);
    }

    [Fact]
    public async Task After_three_days_away_a_job_runs_once_or_not_as_its_policy_says()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var (once, skip) = (await lab.NewJobAsync(workspace), await lab.NewJobAsync(workspace));
        var first = await lab.NewScheduleAsync(workspace, once, Hourly);
        var second = await lab.NewScheduleAsync(workspace, skip, Hourly, MissedRunPolicy.Skip);
        await lab.TickAsync(At(72.5));
        (await lab.OperationsAsync(once)).ShouldBe(1);
        (await lab.OperationsAsync(skip)).ShouldBe(0);
        (await lab.OfScheduleAsync<long>(first, "missed_count")).ShouldBe(71);
        (await lab.OfScheduleAsync<long>(second, "missed_count")).ShouldBe(72);
        (await lab.OfScheduleAsync<DateTime>(second, "next_run_at")).ShouldBe(At(73).UtcDateTime);
        await lab.TickAsync(At(73));
        (await lab.OperationsAsync(skip)).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_missed_waits_for_its_window()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var job = await lab.NewJobAsync(workspace);
        var schedule = await lab.NewScheduleAsync(workspace, job, new ScheduleTiming(new WeeklyScheduleSettings([DayOfWeek.Tuesday], ["02:00"]), "UTC", new WindowSettings("22:00", "06:00")));
        await lab.TickAsync(At(24)); // Tuesday at 10: eight hours late
        (await lab.OperationsAsync(job)).ShouldBe(0);
        (await lab.OfScheduleAsync<DateTime>(schedule, "next_run_at")).ShouldBe(At(36).UtcDateTime);
        await lab.TickAsync(At(36));
        (await lab.OperationsAsync(job, $"start_before = '{At(44).UtcDateTime:O}'")).ShouldBe(1);
        (await lab.OfScheduleAsync<DateTime>(schedule, "next_run_at")).ShouldBe(At(16 + (7 * 24)).UtcDateTime);
    }

    [Fact]
    public async Task A_clock_set_back_doubles_nothing_and_one_set_forward_skips_nothing()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var job = await lab.NewJobAsync(workspace);
        await lab.NewScheduleAsync(workspace, job, Hourly);
        await lab.TickAsync(At(1));
        await lab.BeginAsync(job);
        await lab.EndAsync(job, "completed");
        await lab.TickAsync(At(0.5));
        await lab.TickAsync(At(1));
        (await lab.OperationsAsync(job)).ShouldBe(1);
        await lab.TickAsync(At(2.01));
        (await lab.OperationsAsync(job)).ShouldBe(2);
    }

    [Fact]
    public async Task Switched_off_jobs_and_jobs_without_an_active_source_start_nothing()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var (off, bare) = (await lab.NewJobAsync(workspace), await lab.NewJobAsync(workspace));
        var (first, second) = (await lab.NewScheduleAsync(workspace, off, Hourly), await lab.NewScheduleAsync(workspace, bare, Hourly));
        await fixture.ExecuteAsync("update jobs set enabled = false where id = @off; update sources set active = false where id = @bare", new { off, bare });
        await lab.TickAsync(At(1));
        (await lab.OperationsAsync(off) + await lab.OperationsAsync(bare)).ShouldBe(0);
        (await lab.OfScheduleAsync<DateTime>(first, "next_run_at")).ShouldBe(At(2).UtcDateTime);
        (await lab.OfScheduleAsync<string?>(first, "last_skip_reason")).ShouldBeNull(); // nothing is overdue when it is switched on again
        (await lab.OfScheduleAsync<string>(second, "last_skip_reason")).ShouldBe("None of its sources is active.");
        (await lab.OfScheduleAsync<DateTime>(second, "next_run_at")).ShouldBe(At(2).UtcDateTime);
    }

    [Fact]
    public async Task Two_years_in_eight_zones_hold_every_run_once_at_its_time_on_the_wall()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var zones = new[] { "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo", "Africa/Casablanca", "Asia/Beirut", "UTC" };
        var schedules = new Dictionary<Guid, string>();
        foreach (var zone in zones)
            schedules[await lab.NewScheduleAsync(workspace, await lab.NewJobAsync(workspace), new ScheduleTiming(new MonthlyScheduleSettings([1], ["04:30"], LastDay: true), zone))] = zone;
        for (var now = ScheduleLab.Start; now < ScheduleLab.Start.AddYears(2); now = await fixture.QueryAsync<DateTime>("select min(next_run_at) from schedules"))
        {
            await lab.TickAsync(now);
            // When it was made by the clock of the test, and done at once.
            await fixture.ExecuteAsync("update operations set status = 'completed', started_at = @now, completed_at = @now where status = 'pending'", new { now });
        }

        foreach (var (schedule, zone) in schedules)
        {
            var runs = await fixture.QueryAsync<DateTime[]>("select array_agg(started_at order by started_at) from operations where schedule_id = @schedule", new { schedule });
            var walls = Array.ConvertAll(runs, at => TimeZoneInfo.ConvertTimeFromUtc(at, TimeZoneInfo.FindSystemTimeZoneById(zone)));
            walls.ShouldAllBe(at => at.TimeOfDay == new TimeSpan(4, 30, 0) && (at.Day == 1 || at.AddDays(1).Day == 1));
            walls.Select(at => at.Date).ShouldBeUnique();
            walls.Length.ShouldBe(48, zone);
        }
    }

    [Fact]
    public async Task Schedules_with_and_without_a_window_and_those_that_end_are_started_together()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var jobs = new List<Guid>();
        foreach (var window in (WindowSettings?[])[null, new WindowSettings("08:00", "20:00"), null])
        {
            jobs.Add(await lab.NewJobAsync(workspace));
            await lab.NewScheduleAsync(workspace, jobs[^1], Hourly with { Window = window });
        }

        // From then on nothing may ever start.
        var last = await lab.NewJobAsync(workspace);
        var ends = await lab.NewScheduleAsync(workspace, last, Hourly);
        var never = Hourly with { Blackouts = [new BlackoutSettings(At(1.01), At(24 * 1000))] };
        await fixture.ExecuteAsync("update schedules set timing = @timing::jsonb, next_run_at = next_run_at - interval '1 second' where id = @ends", new { ends, timing = BackupApi.Data.JsonText.Of(never) });
        await lab.TickAsync(At(1));
        foreach (var job in jobs.Append(last)) (await lab.OperationsAsync(job)).ShouldBe(1);
        (await lab.OfScheduleAsync<DateTime?>(ends, "next_run_at")).ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"settings": {"type": "cron", "expression": "never"}, "timeZone": "UTC"}""")]
    [InlineData("""{"settings": {"type": "lunar"}, "timeZone": "UTC"}""")]
    public async Task A_schedule_that_cannot_be_planned_stops_only_itself(string stored)
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var (broken, sound) = (await lab.NewJobAsync(workspace), await lab.NewJobAsync(workspace));
        var first = await lab.NewScheduleAsync(workspace, broken, Hourly);
        await lab.NewScheduleAsync(workspace, sound, Hourly);
        await fixture.ExecuteAsync("update schedules set timing = @stored::jsonb where id = @first", new { stored, first });
        await lab.TickAsync(At(1));
        ((await lab.OperationsAsync(broken)), (await lab.OperationsAsync(sound))).ShouldBe((0, 1));
        (await lab.OfScheduleAsync<string>(first, "last_skip_reason")).ShouldContain("cannot be planned");
    }

    [Fact]
    public async Task A_time_zone_that_the_machine_no_longer_knows_stops_only_its_own_schedule()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var (lost, sound) = (await lab.NewJobAsync(workspace), await lab.NewJobAsync(workspace));
        var (first, _) = (await lab.NewScheduleAsync(workspace, lost, Hourly), await lab.NewScheduleAsync(workspace, sound, Hourly));
        await fixture.ExecuteAsync("update schedules set timing = jsonb_set(timing, '{timeZone}', '\"US/Atlantis\"') where id = @first", new { first });
        await lab.TickAsync(At(1));
        (await lab.OperationsAsync(lost)).ShouldBe(0);
        (await lab.OperationsAsync(sound)).ShouldBe(1);
        (await lab.OfScheduleAsync<string>(first, "last_skip_reason")).ShouldContain("no longer knows the time zone “US/Atlantis”");
    }

    [Theory]
    [InlineData("02:30", "2026-03-03 02:30+00", "2026-03-03 02:30", "2026-03-03 01:30+00")] // planned when Berlin was on UTC
    [InlineData("02:30", "2026-03-03 00:30+00", "2026-03-03 02:30", "2026-03-03 01:30+00")] // planned when it had summer time in March
    [InlineData("02:30", "2026-03-03 01:30+00", "2026-03-03 02:30", "2026-03-03 01:30+00")]
    public async Task What_was_planned_by_rules_of_a_time_zone_that_changed_is_planned_again(string time, string planned, string wall, string expected)
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var job = await lab.NewJobAsync(workspace);
        var schedule = await lab.NewScheduleAsync(workspace, job, new ScheduleTiming(new DailyScheduleSettings([time]), "Europe/Berlin"));
        await fixture.ExecuteAsync($"update schedules set next_run_at = '{planned}', planned_for = '{planned}', planned_through = '{planned}', planned_local = '{wall}' where id = @schedule", new { schedule });
        await using var connection = await fixture.Database.OpenAsync(CancellationToken.None);
        (await ZoneChanges.ApplyAsync(connection, At(0), CancellationToken.None)).ShouldBe(planned == expected ? 0 : 1);
        (await ZoneChanges.ApplyAsync(connection, At(0), CancellationToken.None)).ShouldBe(0);
        (await fixture.QueryAsync<bool>($"select next_run_at = '{expected}' and planned_through = '{expected}' from schedules where id = @schedule", new { schedule })).ShouldBeTrue();
    }

    [Fact]
    public async Task An_interval_stays_elapsed_time_when_its_zone_changes()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var job = await lab.NewJobAsync(workspace);
        var schedule = await lab.NewScheduleAsync(workspace, job, new ScheduleTiming(new IntervalScheduleSettings(60), "Europe/Berlin"));
        await fixture.ExecuteAsync("update schedules set planned_local = planned_for at time zone 'UTC' where id = @schedule", new { schedule });
        await using var connection = await fixture.Database.OpenAsync(CancellationToken.None);
        await ZoneChanges.ApplyAsync(connection, At(0), CancellationToken.None);
        (await lab.OfScheduleAsync<DateTime>(schedule, "next_run_at")).ShouldBe(At(1).UtcDateTime);
    }

    [Fact]
    public async Task What_is_overdue_is_noticed_once_and_forgotten_when_it_has_run()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var job = await lab.NewJobAsync(workspace);
        var schedule = await lab.NewScheduleAsync(workspace, job, Hourly);
        await fixture.ExecuteAsync("update schedules set next_run_at = now() + interval '1 hour' where id = @schedule", new { schedule });
        await using var connection = await fixture.Database.OpenAsync(CancellationToken.None);
        (await OverdueJob.MarkAsync(connection, CancellationToken.None)).ShouldBeEmpty();
        await fixture.ExecuteAsync("update schedules set next_run_at = now() - interval '1 hour' where id = @schedule", new { schedule });
        (await OverdueJob.MarkAsync(connection, CancellationToken.None)).Single().Reason.ShouldContain("has not started");
        (await OverdueJob.MarkAsync(connection, CancellationToken.None)).ShouldBeEmpty();
        await fixture.ExecuteAsync("update schedules set next_run_at = now() + interval '1 hour' where id = @schedule", new { schedule });
        await OverdueJob.MarkAsync(connection, CancellationToken.None);
        (await lab.OfScheduleAsync<DateTime?>(schedule, "overdue_since")).ShouldBeNull();
    }
}
