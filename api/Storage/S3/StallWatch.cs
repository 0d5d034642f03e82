namespace BackupApi.Storage.S3;

/// <summary>Cancels a call when nothing has moved for too long. A limit for the whole call would either cut a slow line or wait for hours on a dead one.</summary>
internal sealed class StallWatch : IDisposable
{
    private readonly TimeSpan limit;
    private readonly CancellationTokenSource source;

    public StallWatch(TimeSpan limit, CancellationToken cancellationToken)
    {
        this.limit = limit;
        source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        source.CancelAfter(limit);
    }

    public CancellationToken Token => source.Token;

    /// <summary>Something moved.</summary>
    public void Touch()
    {
        if (!source.IsCancellationRequested) source.CancelAfter(limit);
    }

    public void Dispose() => source.Dispose();
}
