namespace BackupApi.Orchestration;

/// <summary>What becomes of what a backup stored, when its run ends without having listed it.</summary>
/// <remarks>Kept: the run goes on later and reuses it. Listed: what is whole becomes a backup, parts are kept for the next backup of the same source, for a time. Removed: all of it.</remarks>
internal enum Remains { Kept, Listed, Removed }

/// <summary>How cleaning up after an operation went.</summary>
/// <param name="Failures">What could not be removed, as sentences; it stays written down and is tried again later.</param>
/// <param name="Listed">The backup that the run had stored whole, and that was listed now.</param>
/// <param name="Kept">Parts of a backup stay in the repository, to be used again.</param>
internal sealed record CleanUp(IReadOnlyList<string> Failures, string? Listed, bool Kept)
{
    public static CleanUp Nothing { get; } = new([], null, false);
}
