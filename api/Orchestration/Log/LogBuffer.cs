namespace BackupApi.Orchestration.Log;

/// <summary>Lines on their way to the database, in order: in memory, and beyond a limit in a file, so that a tool is never held up by a database that is away.
/// Only when the file takes no more either does a writer have to wait.</summary>
internal sealed class LogBuffer(long lastSequence, LogDestination destination) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Queue<LogLine> memory = new();
    private readonly SemaphoreSlim arrived = new(0, 1);
    private LogSpill? spill;
    private long memoryBytes;
    private long sequence = lastSequence;
    private bool completed;

    /// <summary>How many lines wait in memory.</summary>
    public int Count
    {
        get { lock (gate) return memory.Count; }
    }

    public bool IsCompleted
    {
        get { lock (gate) return completed; }
    }

    /// <summary>Gives the line the next number and keeps it. False when neither memory nor disk has room, or after <see cref="Complete"/>.</summary>
    public bool TryAdd(LogLine line)
    {
        lock (gate)
        {
            if (completed || !Keep(line with { Sequence = sequence + 1 })) return false;
            sequence++;
            if (arrived.CurrentCount == 0) arrived.Release();
            return true;
        }
    }

    /// <summary>No line comes after this.</summary>
    public void Complete()
    {
        lock (gate)
        {
            completed = true;
            if (arrived.CurrentCount == 0) arrived.Release();
        }
    }

    /// <summary>Waits for lines and takes the oldest out. Nothing is added when the buffer is completed and empty.</summary>
    public async Task TakeAsync(List<LogLine> into, int most, CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (gate)
            {
                Take(into, most);
                if (into.Count > 0 || completed) return;
            }

            await arrived.WaitAsync(cancellationToken);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            completed = true;
            spill?.Dispose();
            spill = null;
            memory.Clear();
        }
    }

    private bool Keep(LogLine line)
    {
        if (spill is null && memoryBytes < destination.MemoryBytes)
        {
            memory.Enqueue(line);
            memoryBytes += Size(line);
            return true;
        }

        try
        {
            spill ??= new LogSpill(destination.SpillFolder);
            spill.Add(line);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (spill is { IsEmpty: true }) EndSpill();
            return false;
        }
    }

    // What lies in memory is always older than what lies in the file.
    private void Take(List<LogLine> into, int most)
    {
        while (into.Count < most && memory.TryDequeue(out var line))
        {
            memoryBytes -= Size(line);
            into.Add(line);
        }

        if (spill is null || into.Count == most) return;
        spill.Take(into, most - into.Count);
        if (spill.IsEmpty) EndSpill();
    }

    private void EndSpill()
    {
        spill?.Dispose();
        spill = null;
    }

    private static long Size(LogLine line) => 120 + (2L * line.Message.Length);
}
