using System.Text;

namespace BackupApi.Engines.Borg;

/// <summary>What a restore will write, found by holding the backup's list against the destination.</summary>
/// <param name="Kept">Entries that the overwrite policy leaves as they are; what an earlier attempt of the same run wrote is none of them.</param>
/// <param name="Patterns">Content of the pattern file that borg gets; null for everything.</param>
internal sealed record RestorePlan(long Files, long Bytes, PathSet Kept, string? Patterns);

/// <summary>Makes a <see cref="RestorePlan"/>, and says what it finds in a dry run.</summary>
internal sealed class RestorePlanner(BorgTree tree, HostFiles files, RestoreRequest request, BorgLog log)
{
    public const int Batch = 4000;
    private const int NamedEntries = 1000;

    private readonly PathSet kept = new();
    private readonly StringBuilder without = new();
    private readonly EarlierAttempts earlier = new(request);
    private long count;
    private long bytes;
    private long named;

    public static string? Selection(RestoreRequest request) => request.Paths.Count == 0 ? null : BorgPatterns.Only(request.Paths);

    public async Task<RestorePlan> MakeAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        if (request.Overwrite != OverwritePolicy.Always && !request.DryRun) await earlier.BeginAsync(files, cancellationToken);
        await foreach (var entries in tree.ReadAsync(repository, request.Archive, Selection(request), false, cancellationToken).InBatches(Batch, cancellationToken))
        {
            var states = request.Overwrite == OverwritePolicy.Always && !request.DryRun
                ? []
                : await files.LookAsync(entries.Select(e => e.Entry.Path), cancellationToken);
            foreach (var (entry, _) in entries)
            {
                await DecideAsync(entry, states.GetValueOrDefault(Processes.RawText.Decode(entry.Path)));
            }
        }

        if (named > NamedEntries)
        {
            await log.SayAsync(EngineLogLevel.Info, $"… and {named - NamedEntries} more.");
        }

        foreach (var path in earlier.Whole) without.Append(BorgPatterns.Without(path));
        var patterns = without.ToString() + Selection(request);
        return new RestorePlan(count, bytes, kept, patterns.Length == 0 ? null : patterns);
    }

    private async ValueTask DecideAsync(BackupEntry entry, FileState? state)
    {
        var isOurs = earlier.Wrote(entry, state);
        var keeps = state is not null && !isOurs && request.Overwrite switch
        {
            OverwritePolicy.Never => true,
            OverwritePolicy.IfChanged => RestoreComparison.LooksSame(entry, state),
            _ => false,
        };
        if (keeps)
        {
            kept.Add(entry.Path);
            without.Append(BorgPatterns.Without(entry.Path));
        }

        if (entry.Type == BackupEntryType.Folder)
        {
            return;
        }

        KeptFiles += keeps ? 1 : 0;
        count += keeps ? 0 : 1;
        bytes += keeps ? 0 : entry.Size;
        if (request.DryRun && ++named <= NamedEntries)
        {
            var verb = keeps ? "would be kept" : state is null ? "would be written" : "would be overwritten";
            await log.SayAsync(EngineLogLevel.Info, $"{verb}: {PythonText.Display(entry.Path)}");
        }
    }

    /// <summary>Entries other than folders that are kept.</summary>
    public long KeptFiles { get; private set; }
}
