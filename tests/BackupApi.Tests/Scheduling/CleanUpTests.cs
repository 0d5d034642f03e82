using BackupApi.Scheduling;
using BackupApi.Tests.Orchestration;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackupApi.Tests.Scheduling;

public sealed class CleanUpTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Old_logs_go_and_say_so_and_newer_ones_stay()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var (old, recent) = (await EndedAsync(workspace, 400), await EndedAsync(workspace, 300));
        var job = new CleanUpJob(fixture.Database, new BackupApiOptions { DataFolder = "/nonexistent", Role = "worker", Workers = 1, LeaseSeconds = 60, FirstBackup = false }, TimeProvider.System, NullLogger<CleanUpJob>.Instance);
        (await job.CleanAsync(CancellationToken.None)).ShouldBe(1);
        (await job.CleanAsync(CancellationToken.None)).ShouldBe(0);
        (await LogAsync(old)).ShouldStartWith("1 1 The log of this operation was removed on ");
        (await LogAsync(recent)).ShouldBe("3 1 line 1, 2 line 2, 3 line 3");
    }

    private async Task<Guid> EndedAsync(Guid workspace, int daysAgo)
    {
        var id = await fixture.EnqueueAsync(workspace);
        await fixture.ExecuteAsync("""
            update operations set status = 'completed', started_at = now() - make_interval(days => @daysAgo), completed_at = now() - make_interval(days => @daysAgo), log_sequence = 3 where id = @id;
            insert into operation_logs (operation_id, sequence, workspace_id, logged_at, level, message) select @id, i, @workspace, now(), 'info', 'line ' || i from generate_series(1, 3) i
            """, new { id, workspace, daysAgo });
        return id;
    }

    private Task<string> LogAsync(Guid operation) => fixture.QueryAsync<string>("""
        select o.log_sequence || ' ' || string_agg(l.sequence || ' ' || l.message, ', ' order by l.sequence) from operations o join operation_logs l on l.operation_id = o.id where o.id = @operation group by o.id
        """, new { operation });
}
