using System.Collections.Concurrent;
using BackupApi.Data;

namespace BackupApi.Orchestration;

/// <summary>Claims and runs operations, as many at once as configured. When the process drains or stops it claims no more and lays the running ones down at a checkpoint.</summary>
internal sealed class OperationWorker(
    OperationQueue queue, OperationRunner runner, OperationSignals signals, Drain drain, BackupApiOptions options, ILogger<OperationWorker> logger) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<Guid, Task> running = new();

    /// <summary>What runs at the moment.</summary>
    public IReadOnlyCollection<Guid> Running => [.. running.Keys];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, drain.Token);
        using var free = new SemaphoreSlim(options.Workers);
        using var subscription = signals.Subscribe();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await free.WaitAsync(stopping.Token);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            if (await ClaimAsync(stopping.Token) is { } claimed)
            {
                running[claimed.Id] = RunAsync(claimed, free, stopping.Token);
                continue;
            }

            free.Release();
            await WaitAsync(subscription, stopping.Token);
        }

        await Task.WhenAll(running.Values);
    }

    private async Task<ClaimedOperation?> ClaimAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await queue.ClaimAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            logger.LogWarning(DatabaseFaults.IsPassing(exception) ? null : exception, "The queue cannot be read at the moment: {Reason}", exception.Message);
            return null;
        }
    }

    private async Task RunAsync(ClaimedOperation claimed, SemaphoreSlim free, CancellationToken stopping)
    {
        try
        {
            await Task.Run(() => runner.RunAsync(claimed, stopping), CancellationToken.None);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "Operation {Operation} ended without a result; its lease runs out and another worker fails it", claimed.Id);
        }
        finally
        {
            running.TryRemove(claimed.Id, out _);
            if (!stopping.IsCancellationRequested) free.Release();
        }
    }

    private static async Task WaitAsync(OperationSignals.Subscription subscription, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LookAgain);
        try
        {
            while ((await subscription.Reader.ReadAsync(limit.Token)).Kind == OperationSignalKind.LogGrew) { }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }
}
