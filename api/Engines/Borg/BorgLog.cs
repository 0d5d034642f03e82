namespace BackupApi.Engines.Borg;

/// <summary>Turns what borg says into log lines a person reads and figures a page shows.</summary>
internal sealed class BorgLog(IEngineObserver observer, CancellationToken cancellationToken)
{
    private static readonly Dictionary<string, string> Steps = new()
    {
        ["cache.begin_transaction"] = "Opening the cache",
        ["cache.commit"] = "Saving the cache",
        ["cache.sync"] = "Bringing the cache up to date",
        ["check.rebuild_manifest"] = "Rebuilding the list of backups",
    };

    private static readonly Dictionary<string, string> Percents = new()
    {
        ["check.segments"] = "Checking segments",
        ["check.verify_data"] = "Reading and verifying all data",
        ["check.rebuild_refcounts"] = "Checking backups",
        ["compact.segments"] = "Freeing room",
        ["repository.compact_segments"] = "Freeing room",
        ["repository.replay_segments"] = "Catching up with an interrupted transaction",
        ["archive.delete"] = "Deleting",
        ["cache.sync"] = "Bringing the cache up to date",
        ["cache.download_chunks"] = "Bringing the cache up to date",
        ["extract.permissions"] = "Setting permissions of folders",
    };

    private readonly HashSet<string> said = [];
    private string? lastPercent;

    public ValueTask TakeAsync(BorgMessage message) => message switch
    {
        ArchiveProgress p => Report(new EngineProgress(p.OriginalBytes, null, p.Files, null, p.NewBytes, p.Path)),
        LogMessage m => TakeAsync(m),
        StepProgress { Finished: false } s when Steps.TryGetValue(s.Id, out var text) && said.Add(text) => SayAsync(EngineLogLevel.Info, text),
        PercentProgress { Finished: false } p => TakeAsync(p),
        PlainMessage { Text: var text } when !string.IsNullOrWhiteSpace(text) => SayAsync(EngineLogLevel.Warning, text),
        _ => ValueTask.CompletedTask,
    };

    public ValueTask SayAsync(EngineLogLevel level, string text) => observer.LogAsync(level, text, cancellationToken);

    private ValueTask TakeAsync(LogMessage message)
    {
        if (message.Logger.StartsWith("borg.output", StringComparison.Ordinal) || message.Level == "DEBUG" || string.IsNullOrWhiteSpace(message.Text))
        {
            return ValueTask.CompletedTask;
        }

        var text = message.Text.Trim();
        // Borg's echo of our own request to stop; who asked for it says so.
        if (cancellationToken.IsCancellationRequested && text.StartsWith("Got Ctrl-C", StringComparison.Ordinal)) return ValueTask.CompletedTask;
        var traceback = text.IndexOf("\nTraceback", StringComparison.Ordinal);
        var shown = PythonTrace.IsTrace(text) ? PythonTrace.ErrorOf(text) : traceback < 0 ? text : text[..traceback];
        return SayAsync(LevelOf(message.Level), shown);
    }

    // The tenths of each step are enough for a log; the figures go to the page.
    private ValueTask TakeAsync(PercentProgress progress)
    {
        if (!Percents.TryGetValue(progress.Id, out var title) || progress.Total <= 0)
        {
            return ValueTask.CompletedTask;
        }

        observer.Report(new EngineProgress(0, null, progress.Current, progress.Total, null, title));
        var line = $"{title}: {progress.Current * 10 / progress.Total * 10} %";
        if (line == lastPercent)
        {
            return ValueTask.CompletedTask;
        }

        lastPercent = line;
        return SayAsync(EngineLogLevel.Info, line);
    }

    private ValueTask Report(EngineProgress progress)
    {
        observer.Report(progress);
        return ValueTask.CompletedTask;
    }

    private static EngineLogLevel LevelOf(string level) => level switch
    {
        "ERROR" or "CRITICAL" => EngineLogLevel.Error,
        "WARNING" => EngineLogLevel.Warning,
        _ => EngineLogLevel.Info,
    };
}
