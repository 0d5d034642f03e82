using BackupApi.Orchestration;

namespace BackupApi.Tests.Orchestration;

public sealed class OperationQueueTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => fixture.EmptyAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Gives_every_operation_to_exactly_one_of_many_workers()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        for (var index = 0; index < 60; index++) await fixture.EnqueueAsync(workspace);
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            var queue = fixture.NewQueue();
            var mine = new List<Guid>();
            while (await queue.ClaimAsync(CancellationToken.None) is { } claimed) mine.Add(claimed.Id);
            return mine;
        }));
        var all = claims.SelectMany(mine => mine).ToList();
        all.Count.ShouldBe(60);
        all.Distinct().Count().ShouldBe(60);
    }

    [Fact]
    public async Task Takes_higher_priority_first_and_then_the_older()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var low = await fixture.EnqueueAsync(workspace, priority: OperationPriorities.Low);
        var first = await fixture.EnqueueAsync(workspace);
        var second = await fixture.EnqueueAsync(workspace);
        var restore = await fixture.EnqueueAsync(workspace, priority: OperationPriorities.Restore);
        var queue = fixture.NewQueue();
        foreach (var expected in (Guid[])[restore, first, second, low]) (await queue.ClaimAsync(CancellationToken.None))!.Id.ShouldBe(expected);
    }

    [Fact]
    public async Task Lets_the_workspace_with_less_running_go_first()
    {
        var busy = await fixture.NewWorkspaceAsync();
        var quiet = await fixture.NewWorkspaceAsync();
        for (var index = 0; index < 3; index++) await fixture.EnqueueAsync(busy);
        var theirs = await fixture.EnqueueAsync(quiet);
        var queue = fixture.NewQueue();
        await queue.ClaimAsync(CancellationToken.None);
        (await queue.ClaimAsync(CancellationToken.None))!.Id.ShouldBe(theirs);
    }

    [Fact]
    public async Task Many_waiting_operations_of_one_workspace_do_not_hold_up_another()
    {
        var workspaces = new List<Guid>();
        for (var index = 0; index < 5; index++) workspaces.Add(await fixture.NewWorkspaceAsync());
        foreach (var greedy in workspaces)
        {
            await fixture.EmptyAsync();
            await fixture.ExecuteAsync("""
                insert into operations (id, workspace_id, run_id, kind, title, trigger, priority, created_at)
                select gen_random_uuid(), @greedy, gen_random_uuid(), 'check', 'Check', 'manual', 1, now() - interval '1 minute' from generate_series(1, 600)
                """, new { greedy });
            var queue = fixture.NewQueue();
            (await queue.ClaimAsync(CancellationToken.None))!.WorkspaceId.ShouldBe(greedy);
            var others = workspaces.Where(workspace => workspace != greedy).ToList();
            foreach (var other in others) await fixture.EnqueueAsync(other);
            var restore = await fixture.EnqueueAsync(greedy, priority: OperationPriorities.Restore);
            (await queue.ClaimAsync(CancellationToken.None))!.Id.ShouldBe(restore);
            var next = new List<Guid>();
            for (var index = 0; index < others.Count; index++) next.Add((await queue.ClaimAsync(CancellationToken.None))!.WorkspaceId);
            next.ShouldBe(others, ignoreOrder: true);
        }
    }

    [Theory]
    [InlineData(RepositoryUse.Write, RepositoryUse.Write, false)]
    [InlineData(RepositoryUse.Write, RepositoryUse.Exclusive, false)]
    [InlineData(RepositoryUse.Exclusive, RepositoryUse.Write, false)]
    [InlineData(RepositoryUse.Exclusive, RepositoryUse.Read, false)]
    [InlineData(RepositoryUse.Read, RepositoryUse.Exclusive, false)]
    [InlineData(RepositoryUse.Read, RepositoryUse.Write, true)]
    [InlineData(RepositoryUse.Write, RepositoryUse.Read, true)]
    [InlineData(RepositoryUse.Read, RepositoryUse.Read, true)]
    public async Task Runs_together_on_a_repository_only_what_may(RepositoryUse running, RepositoryUse waiting, bool together)
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var repository = await fixture.NewRepositoryAsync(workspace);
        await fixture.EnqueueAsync(workspace, repository, running);
        var other = await fixture.EnqueueAsync(workspace, repository, waiting);
        var queue = fixture.NewQueue();
        await queue.ClaimAsync(CancellationToken.None);
        var second = await queue.ClaimAsync(CancellationToken.None);
        (second?.Id == other).ShouldBe(together);
    }

    [Fact]
    public async Task Does_not_let_readers_and_an_exclusive_operation_pass_each_other_when_claimed_at_once()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        for (var round = 0; round < 20; round++)
        {
            var repository = await fixture.NewRepositoryAsync(workspace);
            await fixture.EnqueueAsync(workspace, repository, RepositoryUse.Read);
            await fixture.EnqueueAsync(workspace, repository, RepositoryUse.Exclusive);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => fixture.NewQueue().ClaimAsync(CancellationToken.None)));
            (await fixture.QueryAsync<int>("select count(*)::int from operations where repository_id = @repository and status = 'running'", new { repository })).ShouldBe(1);
            await fixture.EmptyAsync();
        }
    }

    [Fact]
    public async Task A_repository_in_use_does_not_hold_up_the_rest_of_the_queue()
    {
        var workspace = await fixture.NewWorkspaceAsync();
        var repository = await fixture.NewRepositoryAsync(workspace);
        for (var index = 0; index < 5; index++) await fixture.EnqueueAsync(workspace, repository, RepositoryUse.Write);
        var free = await fixture.EnqueueAsync(workspace);
        var queue = fixture.NewQueue();
        await queue.ClaimAsync(CancellationToken.None);
        (await queue.ClaimAsync(CancellationToken.None))!.Id.ShouldBe(free);
    }
}
