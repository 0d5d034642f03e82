using System.Text;
using BackupApi.Processes;

namespace BackupApi.Engines.Restores;

/// <summary>Reads back what a restore wrote and holds it against the backup: type, size, time, mode, link target, and the SHA-256 of every file's content.</summary>
internal sealed class RestoreVerification(IBackupTree tree, HostFiles files, RepositoryAccess repository, RestoreRequest request, PathSet kept, IEngineObserver observer)
{
    private const int Batch = 1000;
    private const int NamedProblems = 1000;

    private readonly List<FileProblem> mismatched = [];
    private long checkedBytes;
    private long checkedFiles;

    public long Verified { get; private set; }

    public long MismatchedCount { get; private set; }

    public IReadOnlyList<FileProblem> Mismatched => mismatched;

    public async Task RunAsync(RestorePlan plan, CancellationToken cancellationToken)
    {
        var written = tree.ReadAsync(repository, request.Archive, request.Paths, true, cancellationToken);
        await foreach (var entries in written.InBatches(Batch, cancellationToken))
        {
            await CompareAsync([.. entries.Where(e => !kept.Contains(e.Entry.Path))], cancellationToken);
            observer.Report(new EngineProgress(checkedBytes, plan.Bytes, checkedFiles, plan.Files, null, null));
        }
    }

    private async Task CompareAsync(List<TreeEntry> entries, CancellationToken cancellationToken)
    {
        var links = entries.Where(e => e.Entry.Type == BackupEntryType.Hardlink).Select(e => e.Entry).ToList();
        var states = await files.LookAsync(entries.Select(e => e.Entry.Path).Concat(links.Select(l => l.LinkTarget!)), cancellationToken);
        var contents = entries.Where(e => e.Entry.Type == BackupEntryType.File || (e.Entry.Type == BackupEntryType.Hardlink && !IsLinked(e.Entry, states))).ToList();
        var hashes = await files.HashAsync(contents.Select(e => e.Entry.Path).Where(p => states.ContainsKey(RawText.Decode(p))), cancellationToken);
        var linked = await HashesOfSourcesAsync([.. contents.Where(e => e.Entry.Type == BackupEntryType.Hardlink).Select(e => e.Entry.LinkTarget!)], cancellationToken);
        foreach (var (entry, hash) in entries)
        {
            var name = RawText.Decode(entry.Path);
            var expected = entry.Type == BackupEntryType.Hardlink ? linked.GetValueOrDefault(RawText.Decode(entry.LinkTarget!)) : hash;
            var reads = entry.Type == BackupEntryType.File || (entry.Type == BackupEntryType.Hardlink && !IsLinked(entry, states));
            Settle(entry, RestoreComparison.Difference(entry, states.GetValueOrDefault(name))
                ?? (reads && hashes.GetValueOrDefault(name) != expected ? "its content is not what was backed up" : null));
        }
    }

    private static bool IsLinked(BackupEntry entry, Dictionary<string, FileState> states) =>
        states.TryGetValue(RawText.Decode(entry.Path), out var state) && states.TryGetValue(RawText.Decode(entry.LinkTarget!), out var source)
        && state.Identity == source.Identity;

    // A hard link whose first name was not restored has become a file of its own; the content stands under the first name only.
    private async Task<Dictionary<string, string>> HashesOfSourcesAsync(List<byte[]> sources, CancellationToken cancellationToken)
    {
        var hashes = new Dictionary<string, string>();
        if (sources.Count == 0)
        {
            return hashes;
        }

        await foreach (var (entry, hash) in tree.ReadAsync(repository, request.Archive, sources, true, cancellationToken))
        {
            hashes[RawText.Decode(entry.Path)] = hash;
        }

        return hashes;
    }

    private void Settle(BackupEntry entry, string? difference)
    {
        if (entry.Type != BackupEntryType.Folder)
        {
            checkedFiles++;
            checkedBytes += entry.Size;
        }

        if (difference is null)
        {
            Verified += entry.Type == BackupEntryType.Folder ? 0 : 1;
            return;
        }

        MismatchedCount++;
        if (mismatched.Count < NamedProblems)
        {
            mismatched.Add(new FileProblem("/" + Encoding.UTF8.GetString(entry.Path), FileProblemKind.Changed, difference));
        }
    }
}
