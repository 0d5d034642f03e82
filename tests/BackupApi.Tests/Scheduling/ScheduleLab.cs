using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Scheduling;
using BackupApi.Tests.Orchestration;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackupApi.Tests.Scheduling;

/// <summary>Jobs with schedules in a real database, and a clock that tests set.</summary>
internal sealed class ScheduleLab(DatabaseFixture fixture)
{
    internal static readonly DateTimeOffset Start = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private readonly Drain drain = new();

    internal SetClock Clock { get; } = new() { Now = Start };

    internal ScheduleDispatcher NewDispatcher() => new(fixture.Database, drain, Clock, NullLogger<ScheduleDispatcher>.Instance);

    internal Task TickAsync(DateTimeOffset at)
    {
        Clock.Now = at;
        return NewDispatcher().TickAsync(CancellationToken.None);
    }

    /// <summary>A job of one source and one repository of its own.</summary>
    internal async Task<Guid> NewJobAsync(Guid workspace, Guid? server = null)
    {
        var (id, serverId) = (Guid.CreateVersion7(), server ?? Guid.CreateVersion7());
        var repository = await fixture.NewRepositoryAsync(workspace);
        await fixture.ExecuteAsync("""
            insert into servers (id, workspace_id, name, kind) values (@serverId, @workspace, @serverId::text, 'local') on conflict do nothing;
            insert into sources (id, workspace_id, server_id, name, type, settings) values (@id, @workspace, @serverId, @id::text, 'files', '{}');
            insert into jobs (id, workspace_id, name) values (@id, @workspace, 'job ' || @id);
            insert into job_sources (workspace_id, job_id, source_id, position) values (@workspace, @id, @id, 1);
            insert into job_targets (workspace_id, job_id, repository_id, position) values (@workspace, @id, @repository, 1)
            """, new { id, workspace, serverId, repository });
        return id;
    }

    internal async Task<Guid> NewScheduleAsync(Guid workspace, Guid job, ScheduleTiming timing, MissedRunPolicy missed = MissedRunPolicy.RunOnce, WindowEndAction windowEnd = WindowEndAction.Finish)
    {
        var id = Guid.CreateVersion7();
        var next = new SchedulePlan(timing, job).After(Start.UtcDateTime).First();
        await fixture.ExecuteAsync("""
            insert into schedules (id, workspace_id, job_id, name, timing, missed_runs, window_end, retry_count, retry_delay_minutes, next_run_at, planned_for, planned_through)
            values (@id, @workspace, @job, '', @timing::jsonb, @missed, @windowEnd, 2, 30, @StartsAt, @PlannedFor, @PlannedThrough)
            """, new { id, workspace, job, timing = JsonText.Of(timing), missed = EnumText.Of(missed), windowEnd = EnumText.Of(windowEnd), next.StartsAt, next.PlannedFor, next.PlannedThrough });
        return id;
    }

    internal Task<int> OperationsAsync(Guid job, string condition = "true") =>
        fixture.QueryAsync<int>($"select count(*)::int from operations where job_id = @job and {condition}", new { job });

    internal Task<T> OfScheduleAsync<T>(Guid schedule, string column) => fixture.QueryAsync<T>($"select {column} from schedules where id = @schedule", new { schedule });

    internal Task EndAsync(Guid job, string status) =>
        fixture.ExecuteAsync("update operations set status = @status, completed_at = now() where job_id = @job and status = 'running'", new { job, status });

    internal Task BeginAsync(Guid job) => fixture.ExecuteAsync("update operations set status = 'running', started_at = now() where job_id = @job and status = 'pending' and held is null", new { job });
}

internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
