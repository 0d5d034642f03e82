using BackupApi.Engines;

namespace BackupApi.Tests.Engines;

internal sealed class RecordingObserver : IEngineObserver
{
    private readonly List<string> lines = [];
    private readonly List<EngineProgress> progress = [];

    public IReadOnlyList<string> Lines => lines;

    public IReadOnlyList<EngineProgress> Progress => progress;

    public List<string> Phases { get; } = [];

    public Func<EngineProgress, Task>? OnProgress { get; init; }

    public ValueTask LogAsync(EngineLogLevel level, string message, CancellationToken cancellationToken)
    {
        lock (lines)
        {
            lines.Add($"{level}: {message}");
        }

        return ValueTask.CompletedTask;
    }

    public void Report(EngineProgress next)
    {
        progress.Add(next);
        OnProgress?.Invoke(next);
    }

    public ValueTask EnterPhaseAsync(string phase, CancellationToken cancellationToken)
    {
        Phases.Add(phase);
        return ValueTask.CompletedTask;
    }
}
