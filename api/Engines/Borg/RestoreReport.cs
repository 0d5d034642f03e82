using BackupApi.Engines.Restores;

namespace BackupApi.Engines.Borg;

/// <summary>Follows an extraction: figures, files that could not be written, and the file in work.</summary>
internal sealed class RestoreReport(RestorePlan plan, IEngineObserver observer, BorgLog log)
{
    private readonly List<FileProblem> problems = [];
    private long files;
    private long bytes;

    public long Failed { get; private set; }

    public IReadOnlyList<FileProblem> Problems => problems;

    /// <summary>Named failures, as borg prints their paths.</summary>
    public IReadOnlyList<string> FailedPaths => [.. problems.Select(problem => problem.Path[1..])];

    public bool RanOutOfRoom { get; private set; }

    /// <summary>As borg prints it: bytes that are not UTF-8 are replaced.</summary>
    public string? Current { get; private set; }

    public ValueTask TakeAsync(BorgMessage message)
    {
        switch (message)
        {
            case LogMessage { Logger: "borg.output.list" } started:
                Current = started.Text;
                files++;
                return Report();
            case PercentProgress { Id: "extract", Finished: false } progress:
                bytes = progress.Current;
                return Report();
            case LogMessage warning when FileWarning.Parse(warning) is { } failed:
                RanOutOfRoom |= warning.Text.Contains("[Errno 28]", StringComparison.Ordinal);
                return FailAsync(failed);
            default:
                return log.TakeAsync(message);
        }
    }

    private ValueTask Report()
    {
        observer.Report(new EngineProgress(Math.Min(bytes, plan.Bytes), plan.Bytes, Math.Min(files, plan.Files), plan.Files, null, Current));
        return ValueTask.CompletedTask;
    }

    private ValueTask FailAsync(FileWarning failed)
    {
        Failed++;
        if (problems.Count >= BackupReport.NamedProblems)
        {
            return ValueTask.CompletedTask;
        }

        problems.Add(new FileProblem("/" + failed.Path, FileProblemKind.Unreadable, failed.Reason));
        return log.SayAsync(EngineLogLevel.Warning, $"Could not write /{failed.Path}: {failed.Reason}");
    }
}
