using System.Text;
using BackupApi.Processes;

namespace BackupApi.Engines.Restores;

/// <summary>What a restore will write, found by holding the backup's list against the destination.</summary>
/// <param name="Kept">Entries that the overwrite policy leaves as they are; what an earlier attempt of the same run wrote is none of them.</param>
internal sealed record RestorePlan(long Files, long Bytes, PathSet Kept);

/// <summary>Makes a <see cref="RestorePlan"/>, and says what it finds in a dry run.</summary>
/// <param name="leaveOut">Takes each entry that is not to be written again: those that are kept, and those that an earlier attempt wrote whole.</param>
internal sealed class RestorePlanner(IBackupTree tree, HostFiles files, RestoreRequest request, IEngineObserver observer, Action<byte[]> leaveOut)
{
    public const int Batch = 4000;
    private const int NamedEntries = 1000;

    private readonly PathSet kept = new();
    private readonly EarlierAttempts earlier = new(request);
    private long count;
    private long bytes;
    private long named;

    public async Task<RestorePlan> MakeAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        if (request.Overwrite != OverwritePolicy.Always && !request.DryRun) await earlier.BeginAsync(files, cancellationToken);
        await foreach (var entries in tree.ReadAsync(repository, request.Archive, request.Paths, false, cancellationToken).InBatches(Batch, cancellationToken))
        {
            var states = request.Overwrite == OverwritePolicy.Always && !request.DryRun
                ? []
                : await files.LookAsync(entries.Select(e => e.Entry.Path), cancellationToken);
            foreach (var (entry, _) in entries)
            {
                await DecideAsync(entry, states.GetValueOrDefault(RawText.Decode(entry.Path)), cancellationToken);
            }
        }

        if (named > NamedEntries)
        {
            await observer.LogAsync(EngineLogLevel.Info, $"… and {named - NamedEntries} more.", cancellationToken);
        }

        foreach (var path in earlier.Whole) leaveOut(path);
        await observer.LogAsync(EngineLogLevel.Info, Summary(), cancellationToken);
        return new RestorePlan(count, bytes, kept);
    }

    /// <summary>Entries other than folders that are kept.</summary>
    public long KeptFiles { get; private set; }

    private async ValueTask DecideAsync(BackupEntry entry, FileState? state, CancellationToken cancellationToken)
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
            leaveOut(entry.Path);
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
            await observer.LogAsync(EngineLogLevel.Info, $"{verb}: {Encoding.UTF8.GetString(entry.Path)}", cancellationToken);
        }
    }

    private string Summary()
    {
        var verb = request.DryRun ? "would be written" : "to write";
        return KeptFiles == 0 ? $"{count} files {verb}." : $"{count} files {verb}; {KeptFiles} that exist are kept.";
    }
}
