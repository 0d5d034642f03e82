namespace BackupApi.Orchestration;

/// <summary>Why an operation is being stopped.</summary>
internal enum StopReason { None, Pause, Cancel, Shutdown, RuntimeExceeded, LeaseLost }

/// <summary>Stops one operation; the first reason counts, except that a lost lease and a cancel override a pause.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly CancellationTokenRegistration shutdown;
    private readonly Lock gate = new();
    private StopReason reason;

    public StopSignal(CancellationToken shutdownToken) => shutdown = shutdownToken.Register(() => Stop(StopReason.Shutdown));

    public CancellationToken Token => source.Token;

    public StopReason Reason
    {
        get { lock (gate) return reason; }
    }

    public void Stop(StopReason why)
    {
        lock (gate)
        {
            if (reason is StopReason.None || why is StopReason.LeaseLost || (why is StopReason.Cancel && reason is StopReason.Pause)) reason = why;
        }

        source.Cancel();
    }

    public void Dispose()
    {
        shutdown.Dispose();
        source.Dispose();
    }
}
