namespace BackupApi.Engines.Borg;

/// <summary>Collects what a creation could not read, while it logs.</summary>
internal sealed class BackupReport(IReadOnlyList<string> roots, BorgLog log)
{
    public const int NamedProblems = 1000;

    private readonly List<FileProblem> problems = [];
    private FileWarning? pending;

    public long Unreadable { get; private set; }

    public long Changed { get; private set; }

    public IReadOnlyList<FileProblem> Problems => problems;

    public async ValueTask TakeAsync(BorgMessage message)
    {
        // Borg first warns with the reason and then states the file; for a root that is missing it only warns.
        var warning = pending;
        pending = null;
        if (message is FileStatus { Status: "E" } unreadable)
        {
            await AddAsync(unreadable.Path, FileProblemKind.Unreadable, warning?.Reason ?? "it could not be read");
            return;
        }

        if (warning is not null)
        {
            await SettleAsync(warning);
        }

        switch (message)
        {
            case FileStatus { Status: "C" } changed:
                await AddAsync(changed.Path, FileProblemKind.Changed, "it changed while it was read");
                break;
            case LogMessage { Level: "WARNING" } said when said.Text.EndsWith(": file changed while we backed it up", StringComparison.Ordinal):
                break;
            case LogMessage said when FileWarning.Parse(said) is { } next:
                pending = next;
                break;
            default:
                await log.TakeAsync(message);
                break;
        }
    }

    /// <summary>Call when borg has ended.</summary>
    public async ValueTask CompleteAsync()
    {
        if (pending is { } warning)
        {
            pending = null;
            await SettleAsync(warning);
        }

        var unnamed = Unreadable + Changed - problems.Count;
        if (unnamed > 0)
        {
            await log.SayAsync(EngineLogLevel.Warning, $"{unnamed} more files were unreadable or changed while they were read.");
        }
    }

    private ValueTask SettleAsync(FileWarning warning) => roots.Any(root => root.TrimEnd('/') == warning.Path.TrimEnd('/'))
        ? AddAsync(warning.Path, FileProblemKind.Unreadable, warning.Reason)
        : log.SayAsync(EngineLogLevel.Warning, $"{warning.Path}: {warning.Reason}");

    private async ValueTask AddAsync(string path, FileProblemKind kind, string reason)
    {
        _ = kind == FileProblemKind.Unreadable ? ++Unreadable : ++Changed;
        if (problems.Count < NamedProblems)
        {
            problems.Add(new FileProblem(path, kind, reason));
            await log.SayAsync(EngineLogLevel.Warning, kind == FileProblemKind.Unreadable ? $"Could not read {path}: {reason}" : $"{path}: {reason}");
        }
    }
}
