namespace BackupApi.Features.Operations;

/// <summary>Feeds that several viewers share: one begins with its first viewer and ends with its last.</summary>
internal sealed class SharedFeeds<TKey, TFeed>(Func<TKey, TFeed> begin)
    where TKey : notnull
    where TFeed : class, IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, Shared> feeds = [];

    /// <summary>Dispose to leave.</summary>
    public Viewer Join(TKey key)
    {
        lock (gate)
        {
            if (!feeds.TryGetValue(key, out var shared)) feeds[key] = shared = new Shared(begin(key));
            shared.Viewers++;
            return new Viewer(shared.Feed, () => Leave(key, shared));
        }
    }

    private void Leave(TKey key, Shared shared)
    {
        lock (gate)
        {
            if (--shared.Viewers > 0) return;
            feeds.Remove(key);
        }

        shared.Feed.Dispose();
    }

    internal sealed class Viewer(TFeed feed, Action leave) : IDisposable
    {
        public TFeed Feed { get; } = feed;

        public void Dispose() => Interlocked.Exchange(ref leave, () => { })();
    }

    private sealed class Shared(TFeed feed)
    {
        public TFeed Feed { get; } = feed;
        public int Viewers { get; set; }
    }
}
