using BackupApi.Hosts;
using BackupApi.Problems;

namespace BackupApi.Engines.Archive;

/// <summary>What a person is told about what goes wrong with archives, and the one table that turns exit codes and words of the tools into it.</summary>
internal static class ArchiveProblems
{
    private const string Retry = "The log holds all that it said. Nothing of this run was kept; retry when the cause is mended.";

    public static EngineException Gone(RepositoryAccess repository) => new(ProblemCodes.RepositoryMissing,
        $"The repository {repository.Name} is not where it should be.", "Check that the storage pool can be reached and that nobody moved or deleted what stands there.");

    public static EngineException Silent(RepositoryAccess repository, TimeSpan limit) => new(ProblemCodes.StorageUnreachable,
        $"The place of the repository {repository.Name} did not answer within {limit.TotalSeconds:0} s.", "Look whether the disk, share or service below the storage pool is there and answers.") { IsTransient = true };

    public static EngineException Replaced(RepositoryAccess repository) => new(ProblemCodes.RepositoryReplaced,
        $"The repository {repository.Name} is not the one it was before.", "Somebody replaced what stands there. Put the right one back, or import this one as a new repository.");

    public static EngineException Exists(RepositoryAccess repository) => new(ProblemCodes.RepositoryExists,
        $"There is something already where {repository.Name} should be made.", "Choose another name, or import the existing repository.");

    public static EngineException Foreign(RepositoryAccess repository, string detail) => new(ProblemCodes.RepositoryDamaged,
        $"The repository {repository.Name} cannot be understood: {detail}.", "It was made by a later version of this service, or its file repository.json is damaged; the recovery kit tells how to restore without it.");

    public static EngineException KeyWrong(RepositoryAccess repository) => new(ProblemCodes.PassphraseWrong,
        $"The key does not open the repository {repository.Name}.", "Import it with the key file that it was made with (key.txt of its recovery kit).");

    public static EngineException ArchiveGone(RepositoryAccess repository, string archive) => new(ProblemCodes.ArchiveMissing,
        $"The backup {archive} is no longer in the repository {repository.Name}.", "Refresh the repository to see which backups it still holds.");

    public static EngineException ArchiveThere(RepositoryAccess repository, string archive) => new(ProblemCodes.ArchiveExists,
        $"The repository {repository.Name} holds a backup {archive} already.", "Start the run again; every run makes a name of its own.");

    public static EngineException PathGone(string path) => new(ProblemCodes.PathMissing, $"The backup holds no file {path}.", "Look into the backup's tree for the file's name.");

    public static EngineException Damaged(string name, string how) => new(ProblemCodes.BackupDamaged,
        $"{name} is damaged: {how}.", "Restore from another backup, and check the disk or service below the storage pool. New backups belong in another pool until it is sound.");

    public static EngineException Empty(BackupStream stream, string host) => new(ProblemCodes.DumpEmpty,
        $"{stream.Title} on {host} gave nothing at all, although its command reported success.", "Run the source's test; a backup of nothing is not kept.");

    public static EngineException DumpFailed(BackupStream stream, string host, PartEnd? end, PipelineReport report) => stream.Explain(string.Join('\n', report.Said)) is { } cause
        ? new(cause.Code, $"{stream.Title} failed on {host}. {cause.Message}", cause.Hint)
        : new(ProblemCodes.DumpFailed, $"{stream.Title} failed on {host} ({How("its command", end)}){Sentence(report.Said.LastOrDefault())}",
        "What its command said stands in the log. Run the source's test, correct what it shows and retry; nothing of this run was kept.");

    /// <param name="name">The part that failed.</param>
    public static EngineException Failed(string name, PartEnd? end, string host) => (name, end) switch
    {
        (_, { ExitCode: 127 }) => new EngineException(ProblemCodes.ToolMissing, $"{name} is not installed on {host}.", $"Install the package {name} there."),
        (_, { Said: var said }) when said.Contains("No space left", StringComparison.Ordinal) => new EngineException(ProblemCodes.StorageFull, $"There is no room left on {host}.", "Free some room there and retry."),
        _ => new EngineException(ProblemCodes.ToolFailed, $"{name} failed on {host} ({How(name, end)}){Sentence(end is { ExitCode: < 128 } ? end.Said.Split('\n')[^1] : null)}", Retry) { IsTransient = end is null or { ExitCode: 137 or 143 } },
    };

    // What a tool said last is what it ended for.
    private static string Sentence(string? said) => string.IsNullOrWhiteSpace(said) ? "." : $": {said.Trim().TrimEnd('.')}.";

    private static string How(string subject, PartEnd? end) => end switch
    {
        null => $"{subject} was ended from outside",
        { ExitCode: 127 } => "the program is not installed",
        { ExitCode: > 128 and var code } => $"{subject} was ended by signal {code - 128}; the kernel does so when memory runs out",
        { ExitCode: var code } => $"exit code {code}",
    };
}
