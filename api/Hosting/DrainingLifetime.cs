using System.Runtime.InteropServices;
using BackupApi.Orchestration;
using Microsoft.Extensions.Options;

namespace BackupApi.Hosting;

/// <summary>Answers SIGTERM, SIGINT and SIGQUIT: first the running operations are laid down while requests are still served, then the host stops.
/// A second signal does not wait for the operations.</summary>
internal sealed class DrainingLifetime(
    Drain drain, IHostApplicationLifetime application, IServiceProvider services, IOptions<HostOptions> host, BackupApiOptions options, TimeProvider time, ILogger<DrainingLifetime> logger)
    : IHostLifetime, IDisposable
{
    private static readonly TimeSpan LeastForRequests = TimeSpan.FromSeconds(5);
    private readonly List<PosixSignalRegistration> signals = [];
    private int received;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT]) signals.Add(PosixSignalRegistration.Create(signal, Receive));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => signals.ForEach(signal => signal.Dispose());

    private void Receive(PosixSignalContext context)
    {
        context.Cancel = true; // the default would end the process now
        if (Interlocked.Increment(ref received) == 1 && application.ApplicationStarted.IsCancellationRequested) _ = Task.Run(DrainAsync);
        else Stop(LeastForRequests);
    }

    private async Task DrainAsync()
    {
        var began = time.GetTimestamp();
        var limit = TimeSpan.FromSeconds(options.DrainSeconds);
        drain.Begin();
        if (services.GetService<OperationWorker>() is { ExecuteTask: { } work } worker)
        {
            if (worker.Running.Count > 0) logger.LogInformation("Stopping: {Count} running operations are laid down, within {Seconds} s", worker.Running.Count, options.DrainSeconds);
            await Task.WhenAny(work, Task.Delay(limit, time));
            foreach (var operation in worker.Running)
                logger.LogError("Operation {Operation} was not laid down within {Seconds} s (BACKUPAPI_DRAIN_SECONDS). Another worker, or the next start, cleans up after it and fails it", operation, options.DrainSeconds);
        }

        Stop(limit - time.GetElapsedTime(began));
    }

    private void Stop(TimeSpan left)
    {
        host.Value.ShutdownTimeout = left > LeastForRequests ? left : LeastForRequests;
        application.StopApplication();
    }
}

internal static class DrainingSetup
{
    internal static IServiceCollection AddDraining(this IServiceCollection services, BackupApiOptions options) => services
        .AddSingleton<IHostLifetime, DrainingLifetime>()
        .Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(options.DrainSeconds));
}
