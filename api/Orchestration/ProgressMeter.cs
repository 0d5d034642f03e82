using BackupApi.Engines;

namespace BackupApi.Orchestration;

/// <summary>Turns what a tool reports into figures with speed and time left, and stores the latest at most twice a second.</summary>
internal sealed class ProgressMeter : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private readonly OperationRecord record;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource end = new();
    private readonly Queue<(long At, long Bytes)> samples = new();
    private readonly Task loop;
    private EngineProgress? latest;
    private OperationProgress? stored;
    private long peak;

    public ProgressMeter(OperationRecord record, TimeProvider time)
    {
        (this.record, this.time) = (record, time);
        loop = Task.Run(StoreAsync);
    }

    /// <summary>Totals from the backup before, used where the tool knows none.</summary>
    public (long Bytes, long Files)? Estimate { get; set; }

    public void Report(EngineProgress progress) => Volatile.Write(ref latest, progress);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await loop;
        await StoreLatestAsync();
        end.Dispose();
    }

    private async Task StoreAsync()
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(end.Token)) await StoreLatestAsync();
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private async Task StoreLatestAsync()
    {
        if (Volatile.Read(ref latest) is not { } now) return;
        var figures = Measure(now);
        if (figures == stored) return;
        stored = figures;
        await record.SaveProgressAsync(figures);
    }

    private OperationProgress Measure(EngineProgress now)
    {
        var at = time.GetTimestamp();
        if (samples.Count > 0 && now.Bytes < samples.Last().Bytes) samples.Clear();
        samples.Enqueue((at, now.Bytes));
        while (samples.Count > 2 && time.GetElapsedTime(samples.Peek().At, at) > Window) samples.Dequeue();
        var (since, before) = samples.Peek();
        var seconds = time.GetElapsedTime(since, at).TotalSeconds;
        var speed = seconds > 0 ? (long)((now.Bytes - before) / seconds) : 0;
        peak = Math.Max(peak, speed);
        var total = now.TotalBytes ?? (Estimate is { } estimate && estimate.Bytes >= now.Bytes ? estimate.Bytes : null);
        var files = now.TotalFiles ?? (Estimate is { } guess && guess.Files >= now.Files ? guess.Files : null);
        long? eta = total is { } all && speed > 0 ? (all - now.Bytes) / speed : null;
        return new OperationProgress(now.Bytes, total, now.Files, files, now.TotalBytes is null && total is not null, now.NewBytes, speed, peak, eta, now.CurrentPath);
    }
}
