namespace BackupApi.Features.Operations;

/// <summary>Counts the connections of viewers, and gives memory back when most of them are gone: the runtime would keep what thousands needed until it needs it itself.</summary>
internal sealed class ViewerMemory(TimeProvider time) : IDisposable
{
    private const int Many = 200;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private int count;
    private int most;
    private ITimer? timer;

    public void Came()
    {
        lock (gate) most = Math.Max(most, ++count);
    }

    public void Left()
    {
        lock (gate)
        {
            count--;
            if (most < Many || count > most / 2 || timer is not null) return;
            timer = time.CreateTimer(_ => GiveBack(), null, Settling, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (gate) timer?.Dispose();
    }

    private void GiveBack()
    {
        lock (gate)
        {
            timer?.Dispose();
            timer = null;
            most = count;
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
