namespace BackupApi.Hosts;

/// <summary>Sweeps when the service starts, since it may follow one that was killed, and from time to time, for other services on this machine.</summary>
internal sealed class AbandonedSweep(TimeProvider time, ILogger<AbandonedSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await Task.Run(() => TrySweepAsync(stoppingToken), stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private async Task TrySweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Abandoned.SweepAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "What services that died left on this machine could not be removed");
        }
    }
}
