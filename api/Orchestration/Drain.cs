namespace BackupApi.Orchestration;

/// <summary>Tells everything in this process that it is going to stop: no new work is begun, running operations are laid down for other replicas.
/// Requests are still served meanwhile.</summary>
internal sealed class Drain : IDisposable
{
    private readonly CancellationTokenSource begun = new();

    public CancellationToken Token => begun.Token;

    public bool HasBegun => begun.IsCancellationRequested;

    public void Begin() => begun.Cancel();

    public void Dispose() => begun.Dispose();
}
