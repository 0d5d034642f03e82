using System.Collections.Concurrent;
using BackupApi.Data;

namespace BackupApi.Orchestration;

/// <summary>Claims and runs operations, as many at once as configured. On shutdown it claims no more and lays the running ones down at a checkpoint.</summary>
internal sealed class OperationWorker(OperationQueue queue, OperationRunner runner, OperationSignals signals, BackupApiOptions options, ILogger<OperationWorker> logger) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<Guid, Task> running = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var free = new SemaphoreSlim(options.Workers);
        using var subscription = signals.Subscribe();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await free.WaitAsync(stoppingToken);
                if (await queue.ClaimAsync(stoppingToken) is { } claimed)
                {
                    running[claimed.Id] = RunAsync(claimed, free, stoppingToken);
                    continue;
                }

                free.Release();
                await WaitAsync(subscription, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception) when (DatabaseFaults.IsPassing(exception))
            {
                free.Release();
                logger.LogWarning("The queue cannot be read at the moment: {Reason}", exception.Message);
                await Task.Delay(LookAgain, CancellationToken.None);
            }
        }

        await Task.WhenAll(running.Values);
    }

    private async Task RunAsync(ClaimedOperation claimed, SemaphoreSlim free, CancellationToken stoppingToken)
    {
        try
        {
            await Task.Run(() => runner.RunAsync(claimed, stoppingToken), CancellationToken.None);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "Operation {Operation} ended without a result; its lease runs out and another worker fails it", claimed.Id);
        }
        finally
        {
            running.TryRemove(claimed.Id, out _);
            if (!stoppingToken.IsCancellationRequested) free.Release();
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
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return;
        }
    }
}
