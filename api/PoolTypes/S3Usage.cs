using System.Collections.Concurrent;
using System.Diagnostics;
using BackupApi.Storage;
using BackupApi.Storage.S3;

namespace BackupApi.PoolTypes;

/// <summary>How much lies below a pool's prefix. Object storage cannot be asked, so the objects are listed and added up; since a million of them
/// take minutes, that goes on by itself while the last sum is told, and is repeated the more rarely the longer it takes.</summary>
internal sealed class S3Usage
{
    private const int LeastPause = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    private readonly ConcurrentDictionary<string, Counting> pools = new();

    /// <summary>Null while the first count of a large pool goes on. Throws <see cref="StorageException"/> when the last count failed.</summary>
    public async Task<PoolUsage?> MeasureAsync(S3Bucket bucket, string prefix, CancellationToken cancellationToken)
    {
        var pool = pools.GetOrAdd($"{bucket.Address} {bucket.Name} {prefix} {bucket.KeyId}", _ => new Counting());
        var running = pool.Start(() => CountAsync(bucket, prefix));
        var isDone = await Task.WhenAny(running, Task.Delay(Patience, cancellationToken)) == running;
        cancellationToken.ThrowIfCancellationRequested();
        if (isDone) return await running;
        return pool.Last;
    }

    private static async Task<PoolUsage> CountAsync(S3Bucket bucket, string prefix)
    {
        using var limit = new CancellationTokenSource(Longest);
        var bytes = 0L;
        await foreach (var item in new S3Objects(bucket, prefix, S3Patience.Usual).ListAsync("", limit.Token)) bytes += item.Size;
        return new PoolUsage(null, bytes, null, null);
    }

    private sealed class Counting
    {
        private readonly Lock gate = new();
        private Task<PoolUsage>? task;
        private long begun;
        private TimeSpan pause;

        public PoolUsage? Last { get; private set; }

        /// <summary>The count that goes on, the last one while it is fresh, or a new one.</summary>
        public Task<PoolUsage> Start(Func<Task<PoolUsage>> count)
        {
            lock (gate)
            {
                if (task is { IsCompleted: false }) return task;
                if (task is { IsCompletedSuccessfully: true } && Stopwatch.GetElapsedTime(begun) < pause) return task;
                begun = Stopwatch.GetTimestamp();
                return task = Task.Run(async () =>
                {
                    var found = await count();
                    pause = Stopwatch.GetElapsedTime(begun) * LeastPause;
                    return Last = found;
                });
            }
        }
    }
}
