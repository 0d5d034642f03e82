using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Orchestration.Log;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackupApi.Tests.Orchestration;

public sealed class OperationLogTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Stores_every_line_in_order_without_a_gap_from_many_writers()
    {
        var operation = await ClaimAsync();
        var log = NewLog(operation);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var index = 0; index < 2500; index++) await log.InfoAsync($"{writer}:{index}");
        })));
        await log.DisposeAsync();
        await using var connection = await fixture.Database.OpenAsync(CancellationToken.None);
        var rows = (await connection.QueryAsync<(long Sequence, string Message)>("select sequence, message from operation_logs where operation_id = @Id order by sequence", operation)).AsList();
        rows.Select(row => row.Sequence).ShouldBe(Enumerable.Range(1, 20_000).Select(number => (long)number));
        for (var writer = 0; writer < 8; writer++)
            rows.Where(row => row.Message.StartsWith($"{writer}:")).Select(row => row.Message).ShouldBe(Enumerable.Range(0, 2500).Select(index => $"{writer}:{index}"));
    }

    [Fact]
    public async Task Goes_on_after_the_last_line_of_an_earlier_worker()
    {
        var operation = await ClaimAsync();
        await using (var log = NewLog(operation)) await log.InfoAsync("first");
        await using (var log = NewLog(operation with { LogSequence = 1 })) await log.WarningAsync("second\nthird");
        (await fixture.QueryAsync<string>("select string_agg(sequence || level || message, ' ' order by sequence) from operation_logs where operation_id = @Id", operation))
            .ShouldBe("1infofirst 2warningsecond 3warningthird");
        (await fixture.QueryAsync<long>("select warning_count from operations where id = @Id", operation)).ShouldBe(2);
    }

    [Fact]
    public async Task Writes_nothing_once_the_lease_is_lost()
    {
        var operation = await ClaimAsync();
        await fixture.ExecuteAsync("update operations set lease_token = gen_random_uuid() where id = @Id", operation);
        await using (var log = NewLog(operation)) await log.InfoAsync("from the past");
        (await fixture.QueryAsync<int>("select count(*)::int from operation_logs where operation_id = @Id", operation)).ShouldBe(0);
    }

    [Fact]
    public async Task Keeps_text_that_the_database_or_a_terminal_would_choke_on()
    {
        var operation = await ClaimAsync();
        await using (var log = NewLog(operation)) await log.InfoAsync("nul \0 escape \u001b[2J half \ud800 tab\t é 漢 " + new string('x', 20_000));
        var message = await fixture.QueryAsync<string>("select message from operation_logs where operation_id = @Id", operation);
        message.ShouldStartWith("nul \uFFFD escape \uFFFD[2J half \uFFFD tab\t é 漢 xxx");
        message.Length.ShouldBeLessThan(8200);
        message.ShouldEndWith("…");
    }

    [Fact]
    public async Task Nothing_of_a_worker_that_lost_its_lease_changes_the_operation()
    {
        var operation = await ClaimAsync();
        var record = new OperationRecord(fixture.Database, operation);
        await fixture.ExecuteAsync("update operations set lease_token = gen_random_uuid() where id = @Id", operation);
        (await record.FinishAsync(OperationStatus.Completed, null, null, null, null)).ShouldBeFalse();
        (await record.ParkAsync(OperationStatus.Pending)).ShouldBeFalse();
        (await record.TransactAsync((_, _) => throw new InvalidOperationException("must not run"), CancellationToken.None)).ShouldBeFalse();
        await Should.ThrowAsync<OperationCanceledException>(() => new ResourceLedger(fixture.Database, operation).HoldAsync(ResourceKind.Folder, null, "/nowhere", CancellationToken.None));
        (await fixture.QueryAsync<string>("select status from operations where id = @Id", operation)).ShouldBe("running");
    }

    [Theory]
    [InlineData("/tmp")]
    [InlineData("/proc/no-file-can-be-made-here")]
    public async Task Keeps_every_line_in_order_while_the_database_takes_none(string spillFolder)
    {
        var operation = await ClaimAsync();
        var log = NewLog(operation, memory: 64 << 10, spillFolder);
        await using (var other = await fixture.Database.OpenAsync(CancellationToken.None))
        {
            await using var transaction = await other.BeginTransactionAsync();
            await other.ExecuteAsync("select from operations where id = @Id for update", operation, transaction);
            var writing = Task.Run(async () => { for (var line = 1; line <= 20_000; line++) await log.InfoAsync($"line {line} {new string('x', 100)}"); });
            if (spillFolder == "/tmp") await writing; // Nobody waits as long as a file takes what memory does not.
            else (await Task.WhenAny(writing, Task.Delay(500))).ShouldNotBe(writing);
            await transaction.RollbackAsync();
            await writing;
        }

        await log.DisposeAsync();
        (await fixture.QueryAsync<int>("select count(*)::int from operation_logs where operation_id = @Id and message like 'line ' || sequence || ' %'", operation)).ShouldBe(20_000);
        (await fixture.QueryAsync<long>("select log_sequence from operations where id = @Id", operation)).ShouldBe(20_000);
        Directory.GetFiles("/tmp", ".log-*").ShouldBeEmpty();
    }

    private OperationLog NewLog(ClaimedOperation operation, long memory = 1 << 20, string spillFolder = "/tmp") =>
        new(new LogDestination(fixture.Database, spillFolder, memory, TimeProvider.System, NullLogger.Instance), operation);

    private async Task<ClaimedOperation> ClaimAsync()
    {
        await fixture.EmptyAsync();
        await fixture.EnqueueAsync(await fixture.NewWorkspaceAsync());
        return (await fixture.NewQueue().ClaimAsync(CancellationToken.None))!;
    }
}
