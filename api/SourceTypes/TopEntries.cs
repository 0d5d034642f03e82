namespace BackupApi.SourceTypes;

/// <summary>The largest of many entries, in bounded memory.</summary>
internal sealed class TopEntries(int size)
{
    private readonly PriorityQueue<PreviewEntry, long> queue = new();

    public void Add(PreviewEntry entry)
    {
        if (queue.Count < size)
        {
            queue.Enqueue(entry, entry.Bytes);
        }
        else
        {
            queue.EnqueueDequeue(entry, entry.Bytes);
        }
    }

    /// <summary>Largest first.</summary>
    public IReadOnlyList<PreviewEntry> List() => [.. queue.UnorderedItems.Select(item => item.Element).OrderByDescending(entry => entry.Bytes).ThenBy(entry => entry.Path, StringComparer.Ordinal)];
}
