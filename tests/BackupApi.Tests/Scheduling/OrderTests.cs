using BackupApi.Orchestration;
using BackupApi.Scheduling;
using BackupApi.Tests.Orchestration;

namespace BackupApi.Tests.Scheduling;

/// <summary>What keeps a run waiting after it is due: other jobs, limits, its window, the delay of a retry.</summary>
public sealed class OrderTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private static readonly ScheduleTiming Hourly = new(new CronScheduleSettings("0 * * * *"), "UTC");
    private readonly ScheduleLab lab = new(fixture);

    public Task InitializeAsync() => fixture.ExecuteAsync("delete from operations; delete from schedules; delete from job_dependencies; delete from job_conflicts");

    public Task DisposeAsync() => Task.CompletedTask;

    private static DateTimeOffset At(double hours) => ScheduleLab.Start.AddHours(hours);

    private Task<string?> WaitingForAsync(Guid job) =>
        fixture.QueryAsync<string?>($"select waiting_for from ({OperationSummary.Select} where o.job_id = @job order by o.created_at desc limit 1) x", new { job });

    private async Task<(Guid First, Guid Second)> TwoJobsAsync(Guid workspace)
    {
        var (first, second) = (await lab.NewJobAsync(workspace), await lab.NewJobAsync(workspace));
        await lab.NewScheduleAsync(workspace, first, Hourly);
        await lab.NewScheduleAsync(workspace, second, Hourly);
        return (first, second);
    }

    private Task DependAsync(Guid workspace, Guid job, Guid on, string onFailure = "skip") =>
        fixture.ExecuteAsync("insert into job_dependencies values (@workspace, @job, @on, @onFailure)", new { workspace, job, on, onFailure });

    [Theory]
    [InlineData("completed", "skip", "pending")]
    [InlineData("warning", "skip", "pending")]
    [InlineData("failed", "skip", "cancelled")]
    [InlineData("failed", "run", "pending")]
    public async Task A_job_waits_for_the_one_it_depends_on(string ended, string onFailure, string becomes)
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var (first, second) = await TwoJobsAsync(workspace);
        await DependAsync(workspace, second, first, onFailure);
        await lab.TickAsync(At(1));
        await lab.TickAsync(At(1.001));
        (await lab.OperationsAsync(second, "held = 'order' and status = 'pending'")).ShouldBe(1);
        (await WaitingForAsync(second)).ShouldBe($"waits for the job “job {first}” to end");
        await lab.BeginAsync(first);
        await fixture.ExecuteAsync("update operations set retries_left = 0 where job_id = @first", new { first });
        await lab.EndAsync(first, ended);
        await lab.TickAsync(At(1.002));
        (await lab.OperationsAsync(second, $"held is null and status = '{becomes}'")).ShouldBe(1);
        if (becomes == "cancelled") (await fixture.QueryAsync<string>("select error_message from operations where job_id = @second", new { second })).ShouldContain("has to succeed first, failed");
    }

    [Fact]
    public async Task A_deleted_dependency_holds_nothing_up()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var (first, second) = await TwoJobsAsync(workspace);
        await DependAsync(workspace, second, first);
        await lab.TickAsync(At(1));
        await fixture.ExecuteAsync("delete from operations where job_id = @first; delete from jobs where id = @first", new { first });
        await lab.TickAsync(At(1.001));
        (await lab.OperationsAsync(second, "held is null and status = 'pending'")).ShouldBe(1);
    }

    [Fact]
    public async Task Jobs_that_conflict_run_one_after_the_other()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var (first, second) = await TwoJobsAsync(workspace);
        await fixture.ExecuteAsync("insert into job_conflicts values (@workspace, least(@first, @second), greatest(@first, @second))", new { workspace, first, second });
        lab.Clock.Now = At(1);
        for (var round = 0; round < 3; round++) await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => lab.NewDispatcher().TickAsync(CancellationToken.None)));
        var free = new[] { first, second }.Where(job => lab.OperationsAsync(job, "held is null").GetAwaiter().GetResult() == 1).ToList();
        free.Count.ShouldBe(1);
        var other = free[0] == first ? second : first;
        (await WaitingForAsync(other)).ShouldBe($"waits for the job “job {free[0]}”, beside which it must not run");
        await lab.BeginAsync(free[0]);
        await lab.TickAsync(At(1.001));
        (await lab.OperationsAsync(other, "held is null")).ShouldBe(0);
        await lab.EndAsync(free[0], "completed");
        await lab.TickAsync(At(1.002));
        (await lab.OperationsAsync(other, "held is null and status = 'pending'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_run_that_can_go_is_found_behind_however_many_that_wait_for_it()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var (waiting, needed, before) = (await lab.NewJobAsync(workspace), await lab.NewJobAsync(workspace), await lab.NewJobAsync(workspace));
        await DependAsync(workspace, waiting, needed);
        await DependAsync(workspace, needed, before, "run");
        const string Enqueue = """
            insert into operations (id, workspace_id, run_id, kind, title, trigger, job_id, source_id, priority)
            select gen_random_uuid(), @workspace, gen_random_uuid(), 'backup', '', 'manual', @job, @job, @priority from generate_series(1, @count)
            """;
        await fixture.ExecuteAsync(Enqueue, new { workspace, job = waiting, priority = 3, count = 1200 });
        await fixture.ExecuteAsync(Enqueue, new { workspace, job = needed, priority = 0, count = 1 });
        // Each look is sure to find it with 5 in 7.
        for (var look = 0; look < 60 && await lab.OperationsAsync(needed, "held is null") == 0; look++) await lab.TickAsync(At(1));
        (await lab.OperationsAsync(needed, "held is null and status = 'pending'")).ShouldBe(1);
        (await lab.OperationsAsync(waiting, "held = 'order'")).ShouldBe(1200);
    }

    [Theory]
    [InlineData("servers", "server")]
    [InlineData("storage_pools", "storage pool")]
    public async Task No_more_run_at_once_than_a_server_or_a_pool_allows(string table, string noun)
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var server = Guid.CreateVersion7();
        var jobs = new List<Guid>();
        for (var index = 0; index < 5; index++) jobs.Add(await lab.NewJobAsync(workspace, server));
        if (table == "storage_pools") await fixture.ExecuteAsync("update repositories set pool_id = (select pool_id from repositories where workspace_id = @workspace limit 1) where workspace_id = @workspace", new { workspace });
        await fixture.ExecuteAsync($"update {table} set max_operations = 2 where workspace_id = @workspace", new { workspace });
        foreach (var job in jobs) await lab.NewScheduleAsync(workspace, job, Hourly);
        await lab.TickAsync(At(1));
        var claimed = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => fixture.NewQueue().ClaimAsync(CancellationToken.None)));
        while (await fixture.NewQueue().ClaimAsync(CancellationToken.None) is not null) { }
        (await fixture.QueryAsync<int>("select count(*)::int from operations where workspace_id = @workspace and status = 'running'", new { workspace })).ShouldBe(2);
        claimed.OfType<ClaimedOperation>().Count().ShouldBeLessThanOrEqualTo(2);
        var waiting = await fixture.QueryAsync<Guid>("select job_id from operations where workspace_id = @workspace and status = 'pending' limit 1", new { workspace });
        (await WaitingForAsync(waiting))!.ShouldStartWith($"waits for its turn on the {noun} “");
    }

    [Fact]
    public async Task A_failed_attempt_is_tried_again_later_and_each_time_after_longer()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var job = await lab.NewJobAsync(workspace);
        await lab.NewScheduleAsync(workspace, job, new ScheduleTiming(new DailyScheduleSettings(["11:00"]), "UTC"));
        await lab.TickAsync(At(1));
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await lab.BeginAsync(job);
            await lab.EndAsync(job, "failed");
            (await lab.OperationsAsync(job, "status = 'failed'")).ShouldBe(attempt);
            if (attempt == 3) break;
            (await lab.OperationsAsync(job, $"status = 'pending' and held = 'retry' and attempt = {attempt + 1} and trigger = 'retry' and abs(extract(epoch from held_until - now()) - {attempt * 1800}) < 60")).ShouldBe(1);
            (await WaitingForAsync(job))!.ShouldStartWith("is tried again at ");
            await lab.TickAsync(DateTimeOffset.UtcNow);
            (await lab.OperationsAsync(job, "status = 'pending' and held is null")).ShouldBe(0);
            await lab.TickAsync(DateTimeOffset.UtcNow.AddHours(2));
            (await lab.OperationsAsync(job, "status = 'pending' and held is null")).ShouldBe(1);
        }

        (await lab.OperationsAsync(job, "status = 'pending'")).ShouldBe(0);
        (await fixture.QueryAsync<int>("select count(distinct run_id)::int from operations where job_id = @job", new { job })).ShouldBe(1);
    }

    [Theory]
    [InlineData(WindowEndAction.Finish, null)]
    [InlineData(WindowEndAction.Pause, "pause")]
    [InlineData(WindowEndAction.Stop, "cancel")]
    public async Task At_the_end_of_its_window_a_run_does_as_its_schedule_says(WindowEndAction action, string? asked)
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var job = await lab.NewJobAsync(workspace);
        await lab.NewScheduleAsync(workspace, job, new ScheduleTiming(new DailyScheduleSettings(["23:00"]), "UTC", new WindowSettings("22:00", "06:00")), windowEnd: action);
        await lab.TickAsync(At(13));
        await lab.BeginAsync(job);
        await lab.TickAsync(At(19.9));
        (await lab.OperationsAsync(job, "requested_action is null")).ShouldBe(1);
        await lab.TickAsync(At(20));
        (await fixture.QueryAsync<string?>("select requested_action from operations where job_id = @job", new { job })).ShouldBe(asked);
        if (action != WindowEndAction.Pause) return;
        await fixture.ExecuteAsync("update operations set status = 'paused', requested_action = null where job_id = @job", new { job });
        await lab.TickAsync(At(35.9));
        (await lab.OperationsAsync(job, "status = 'paused'")).ShouldBe(1);
        await lab.TickAsync(At(36));
        (await lab.OperationsAsync(job, "status = 'pending' and held is null")).ShouldBe(1);
    }

    [Fact]
    public async Task What_has_not_begun_when_its_window_closes_waits_for_the_next()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var job = await lab.NewJobAsync(workspace);
        await lab.NewScheduleAsync(workspace, job, new ScheduleTiming(new DailyScheduleSettings(["23:00"]), "UTC", new WindowSettings("22:00", "06:00")));
        await lab.TickAsync(At(13));
        (await fixture.NewQueue().ClaimAsync(CancellationToken.None)).ShouldBeNull(); // by the database's own clock that window closed long ago
        await lab.TickAsync(At(20));
        (await lab.OperationsAsync(job, $"held = 'window' and held_until = '{At(36).UtcDateTime:O}'")).ShouldBe(1);
        (await WaitingForAsync(job))!.ShouldStartWith("waits for its window, which opens at 2026-03-03 22:00");
        await lab.TickAsync(At(36));
        (await lab.OperationsAsync(job, $"held is null and start_before = '{At(44).UtcDateTime:O}'")).ShouldBe(1);
    }
}
