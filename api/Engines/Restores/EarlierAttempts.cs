using BackupApi.Processes;

namespace BackupApi.Engines.Restores;

/// <summary>Tells what earlier attempts of a restore left at the destination from what people had there. Without it "never overwrite" would keep a file that a
/// crash left half written, and folders without their attributes.</summary>
internal sealed class EarlierAttempts(RestoreRequest request)
{
    // The last command of a lost connection may go on for a while before it is ended.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, byte[]> whole = [];
    private (DateTimeOffset From, DateTimeOffset To)[] spans = [];

    /// <summary>Files that need not be written again. A file with hard links is written with them, so that they are links of each other again.</summary>
    public IEnumerable<byte[]> Whole => whole.Values;

    public async Task BeginAsync(HostFiles files, CancellationToken cancellationToken)
    {
        if (request.Worked.Count == 0)
        {
            return;
        }

        var now = await files.NowAsync(cancellationToken);
        spans = [.. request.Worked.Select(span => (now - span.BeganAgo, now - span.EndedAgo + Slack))];
    }

    /// <summary>Ask for every entry, in the archive's order.</summary>
    /// <param name="state">Null when nothing stands there.</param>
    public bool Wrote(BackupEntry entry, FileState? state)
    {
        if (entry.Type == BackupEntryType.Hardlink)
        {
            whole.Remove(RawText.Decode(entry.LinkTarget!));
        }

        // A folder that people had changes with every file that is written into it.
        var wrote = state is not null && spans.Length > 0 && (entry.Type == BackupEntryType.Folder ? request.WasEmpty : spans.Any(span => state.ChangedAt >= span.From && state.ChangedAt <= span.To));
        // Tools set the time last; some give a file its whole length first.
        if (wrote && entry.Type == BackupEntryType.File && RestoreComparison.LooksSame(entry, state!))
        {
            whole[RawText.Decode(entry.Path)] = entry.Path;
        }

        return wrote;
    }
}
