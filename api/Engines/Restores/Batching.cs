using System.Runtime.CompilerServices;

namespace BackupApi.Engines.Restores;

internal static class Batching
{
    /// <summary>Groups a stream, so that a host is asked once for many entries.</summary>
    public static async IAsyncEnumerable<List<T>> InBatches<T>(this IAsyncEnumerable<T> items, int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new List<T>(size);
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            batch.Add(item);
            if (batch.Count == size)
            {
                yield return batch;
                batch = new List<T>(size);
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
