namespace BackupApi.Engines;

/// <summary>Lets several report at once to one who takes reports one at a time.</summary>
internal sealed class SerialObserver(IEngineObserver observer) : IEngineObserver
{
    private readonly SemaphoreSlim gate = new(1, 1);

    public async ValueTask LogAsync(EngineLogLevel level, string message, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            await observer.LogAsync(level, message, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Report(EngineProgress progress)
    {
        gate.Wait();
        try
        {
            observer.Report(progress);
        }
        finally
        {
            gate.Release();
        }
    }

    public ValueTask EnterPhaseAsync(string phase, CancellationToken cancellationToken) => observer.EnterPhaseAsync(phase, cancellationToken);
}
