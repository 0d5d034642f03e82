using System.Collections.Concurrent;
using BackupApi.Data;
using Dapper;

namespace BackupApi.Orchestration;

/// <summary>Notices workers that died: takes their operations over and hands them to the <see cref="DeadOperation"/>. Also repeats clean-ups that failed before.</summary>
internal sealed class LeaseReaper(
    SystemDatabase database, DeadOperation deadOperation, ResourceCleaner cleaner, WorkerIdentity worker, BackupApiOptions options, Drain drain, TimeProvider time, ILogger<LeaseReaper> logger)
    : BackgroundService
{
    private const int AtOnce = 8;
    private static readonly TimeSpan LeftoverInterval = TimeSpan.FromMinutes(1);

    private const string SelectRunning = """
        select id, worker, lease_token, lease_expires_at, lease_expires_at < now() as expired from operations where status = 'running' order by lease_expires_at limit 500
        """;

    // Only the lease that was seen: one that was renewed meanwhile belongs to a worker that lives.
    private const string TakeOver = """
        update operations set worker = @Worker, lease_token = @NewToken, lease_expires_at = now() + make_interval(secs => @LeaseSeconds)
        where id = @Id and status = 'running' and lease_token = @LeaseToken and lease_expires_at = @LeaseExpiresAt
        returning id, workspace_id, kind, title, trigger, job_id, source_id, server_id, repository_id, backup_id, attempt, specification, state, log_sequence, lease_token, created_at
        """;

    private const string SelectLeftovers = """
        select distinct r.operation_id as id, o.status from operation_resources r join operations o on o.id = r.operation_id
        where o.status in ('completed', 'warning', 'failed', 'cancelled') and (r.kept_until is null or r.kept_until <= now()) limit 50
        """;

    private readonly LeaseWatch watch = new(TimeSpan.FromSeconds(options.LeaseSeconds), time);
    private readonly TimeSpan interval = TimeSpan.FromSeconds(Math.Clamp(options.LeaseSeconds / 6.0, 0.5, 2));
    private readonly ConcurrentDictionary<Guid, Task> ending = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, drain.Token);
        var leftovers = CleanLeftoversAsync(stopping.Token);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                foreach (var dead in await FindDeadAsync(stopping.Token)) await TakeOverAsync(dead, stopping.Token);
                await Task.Delay(interval, stopping.Token);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                logger.LogWarning(DatabaseFaults.IsPassing(exception) ? null : exception, "Leases cannot be read at the moment: {Reason}", exception.Message);
                await Task.Delay(interval, CancellationToken.None);
            }
        }

        await Task.WhenAll([leftovers, .. ending.Values]);
    }

    private async Task<IReadOnlyList<Lease>> FindDeadAsync(CancellationToken cancellationToken)
    {
        var askedAt = time.GetTimestamp();
        await using var connection = await database.OpenAsync(cancellationToken);
        var leases = await connection.QueryAsync<Lease>(new CommandDefinition(SelectRunning, cancellationToken: cancellationToken));
        return watch.FindDead(leases.AsList(), askedAt);
    }

    private async Task TakeOverAsync(Lease dead, CancellationToken cancellationToken)
    {
        if (ending.Count >= AtOnce || ending.ContainsKey(dead.Id)) return;
        await using var connection = await database.OpenAsync(cancellationToken);
        var parameters = new { dead.Id, dead.LeaseToken, dead.LeaseExpiresAt, Worker = worker.Name, NewToken = Guid.NewGuid(), options.LeaseSeconds };
        if (await connection.QuerySingleOrDefaultAsync<ClaimedOperation>(new CommandDefinition(TakeOver, parameters, cancellationToken: cancellationToken)) is not { } taken) return;
        ending[taken.Id] = Task.Run(() => EndAsync(taken, dead.Worker, cancellationToken), CancellationToken.None);
    }

    private async Task EndAsync(ClaimedOperation taken, string deadWorker, CancellationToken cancellationToken)
    {
        try
        {
            await deadOperation.EndAsync(taken, deadWorker, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogError(exception, "Operation {Operation}, whose worker died, could not be ended; it is tried again when our own lease ran out", taken.Id);
        }
        catch (OperationCanceledException)
        {
            return; // We are stopping as well; the next worker takes over.
        }
        finally
        {
            ending.TryRemove(taken.Id, out _);
        }
    }

    private async Task CleanLeftoversAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(LeftoverInterval, time);
        try
        {
            do await CleanLeftoversOnceAsync(cancellationToken);
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    // Several at once and each with a limit, because a server that cannot be reached takes its time to be given up.
    private async Task CleanLeftoversOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Parallel.ForEachAsync(await FindLeftoversAsync(cancellationToken), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (ended, token) =>
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
                limit.CancelAfter(options.Limits.CleanUp);
                try
                {
                    await cleaner.CleanAsync(ended.Id, RemainsOf(ended.Status), limit.Token);
                }
                catch (OperationCanceledException) when (!token.IsCancellationRequested)
                {
                    logger.LogWarning("What operation {Operation} left could not be cleaned up in {Seconds} s; it is tried again", ended.Id, options.Limits.CleanUp.TotalSeconds);
                }
            });
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("What was left over cannot be cleaned up at the moment: {Reason}", exception.Message);
        }
    }

    private async Task<List<Ended>> FindLeftoversAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<Ended>(new CommandDefinition(SelectLeftovers, cancellationToken: cancellationToken))).AsList();
    }

    // A failed run's whole backup is worth keeping; a successful run has listed its own, and a cancelled one wants none.
    private static Remains RemainsOf(OperationStatus status) => status == OperationStatus.Failed ? Remains.Listed : Remains.Removed;

    private sealed record Ended
    {
        public Guid Id { get; init; }
        public OperationStatus Status { get; init; }
    }
}
