namespace BackupApi.Engines.Restic;

/// <param name="ExitCode">0 done, 3 done but some files could not be read, 10 no repository, 11 locked, 12 wrong password (these three since 0.17; 1 before), 127 not installed, 128 + signal.</param>
/// <param name="Errors">What was said on standard error, and by the repository's side of a tunnel; the last 50 lines of each.</param>
internal sealed record ResticResult(int ExitCode, IReadOnlyList<string> Errors)
{
    /// <summary>Why the run was ended before its time; it says more than the tool's own words.</summary>
    public EngineException? Reason { get; init; }

    public bool Succeeded => ExitCode == 0;

    public string? LastError => Errors.LastOrDefault(line => line.StartsWith("Fatal: ", StringComparison.Ordinal))?["Fatal: ".Length..] ?? Errors.LastOrDefault(line => line.Trim().Length > 0)?.Trim();
}
