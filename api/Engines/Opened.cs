namespace BackupApi.Engines;

/// <summary>Something that is being opened. Put away once, by the first who asks; nothing when opening it failed.</summary>
internal sealed class Opened<T>(Task<T> opening) : IAsyncDisposable where T : IAsyncDisposable
{
    private Task<T>? left = opening;

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref left, null) is { IsCompletedSuccessfully: true } opened) await (await opened).DisposeAsync();
    }
}
