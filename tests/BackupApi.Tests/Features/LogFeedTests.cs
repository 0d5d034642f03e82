using BackupApi.Features.Operations;
using BackupApi.Orchestration;
using BackupApi.Orchestration.Log;
using BackupApi.Tests.Orchestration;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackupApi.Tests.Features;

/// <summary>Many viewers of one log: each sees every line once and in order, whenever it came and however slowly it reads.</summary>
public sealed class LogFeedTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private const int Lines = 12_000;

    private readonly CancellationTokenSource limit = new(TimeSpan.FromMinutes(3));
    private OperationSignals signals = null!;
    private OperationFeeds feeds = null!;

    public Task InitializeAsync()
    {
        signals = new OperationSignals(fixture.Source, NullLogger<OperationSignals>.Instance);
        feeds = new OperationFeeds(fixture.Database, signals);
        return signals.StartAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await signals.StopAsync(CancellationToken.None);
        signals.Dispose();
        limit.Dispose();
    }

    [Fact]
    public async Task Every_viewer_sees_every_line_once_whenever_it_comes_and_however_slow_it_is()
    {
        var operation = await ClaimAsync();
        var log = NewLog(operation);
        var written = Task.Run(async () =>
        {
            for (var number = 1; number <= Lines; number++)
            {
                await log.InfoAsync($"line {number} {new string('x', 400)}");
                if (number % 500 == 0) await Task.Delay(10);
            }

            await log.DisposeAsync();
            await new OperationRecord(fixture.Database, operation).FinishAsync(OperationStatus.Completed, null, null, null, null);
        });
        var viewers = Enumerable.Range(0, 24).Select(async number =>
        {
            await Task.Delay(number * 15);
            return await FollowAsync(operation, after: number % 4 == 3 ? 1000 : 0, pause: number % 5 == 0 ? 15 : 0);
        }).ToList();
        await written;
        foreach (var (after, seen) in await Task.WhenAll(viewers)) seen.SequenceEqual(Enumerable.Range((int)after + 1, Lines - (int)after).Select(number => (long)number)).ShouldBeTrue($"after {after} {seen.Count} lines were seen");
        (await FollowAsync(operation, after: Lines - 3, pause: 0)).Seen.ShouldBe([Lines - 2, Lines - 1, Lines]);
        (await FollowAsync(operation, after: Lines, pause: 0)).Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Viewers_at_the_same_line_are_given_what_was_read_once()
    {
        var operation = await ClaimAsync();
        var key = new LogKey(operation.WorkspaceId, operation.Id);
        using var one = feeds.Logs.Join(key);
        using var other = feeds.Logs.Join(key);
        other.Feed.ShouldBeSameAs(one.Feed);
        var waiting = new[] { one.Feed.NextAsync(0, limit.Token), other.Feed.NextAsync(0, limit.Token) };
        await using var log = NewLog(operation);
        await log.InfoAsync("here");
        var seen = await Task.WhenAll(waiting);
        seen[0].ShouldHaveSingleItem().Message.ShouldBe("here");
    }

    [Fact]
    public async Task Nobody_follows_an_operation_of_another_workspace()
    {
        var operation = await ClaimAsync();
        using var viewer = feeds.Logs.Join(new LogKey(await fixture.NewWorkspaceAsync(), operation.Id));
        await Should.ThrowAsync<HubException>(() => viewer.Feed.NextAsync(0, limit.Token));
        await Should.ThrowAsync<HubException>(() => viewer.Feed.NextAsync(0, limit.Token));
    }

    [Fact]
    public async Task Every_viewer_of_a_workspace_is_told_of_a_change_and_no_other_one()
    {
        var (workspace, other) = (await fixture.NewWorkspaceAsync(), await fixture.NewWorkspaceAsync());
        var told = new[] { workspace, workspace, other }.Select(FirstEventAsync).ToList();
        for (var round = 0; round < 100 && !(told[0].IsCompleted && told[1].IsCompleted); round++)
        {
            await fixture.EnqueueAsync(workspace);
            await Task.WhenAny(Task.WhenAll(told[0], told[1]), Task.Delay(100));
        }

        (await told[0]).Status.ShouldBe(OperationStatus.Pending);
        (await told[1]).Status.ShouldBe(OperationStatus.Pending);
        told[2].IsCompleted.ShouldBeFalse();
        await limit.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => told[2]);
        await fixture.EmptyAsync();
    }

    private async Task<OperationSummary> FirstEventAsync(Guid workspace)
    {
        using var viewer = feeds.Events.Join(workspace);
        await foreach (var happened in viewer.Feed.ReadAsync(limit.Token)) return happened.Operation;
        throw new InvalidOperationException("The feed ended.");
    }

    private async Task<(long After, List<long> Seen)> FollowAsync(ClaimedOperation operation, long after, int pause)
    {
        using var viewer = feeds.Logs.Join(new LogKey(operation.WorkspaceId, operation.Id));
        var seen = new List<long>();
        for (var sequence = after; await viewer.Feed.NextAsync(sequence, limit.Token) is { Count: > 0 } lines; sequence = lines[^1].Sequence)
        {
            seen.AddRange(lines.Select(line => line.Sequence));
            if (pause > 0) await Task.Delay(pause);
        }

        return (after, seen);
    }

    private async Task<ClaimedOperation> ClaimAsync()
    {
        await fixture.EmptyAsync();
        await fixture.EnqueueAsync(await fixture.NewWorkspaceAsync());
        return (await fixture.NewQueue().ClaimAsync(CancellationToken.None))!;
    }

    private OperationLog NewLog(ClaimedOperation operation) => new(new LogDestination(fixture.Database, Path.GetTempPath(), 64 << 20, TimeProvider.System, NullLogger.Instance), operation);
}
