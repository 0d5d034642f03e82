using System.Text;
using BackupApi.Engines.Restores;
using BackupApi.Hosts;

namespace BackupApi.Engines.Archive;

/// <summary>Single files and tar streams out of a backup, read on the backup host without a copy in between.</summary>
internal sealed class ArchiveDownload(IHostFactory hosts, RepositoryAccess repository)
{
    public async Task ReadFileAsync(string archive, byte[] path, Stream destination, CancellationToken cancellationToken)
    {
        await RepositoryFile.RequireAsync(repository, cancellationToken);
        var manifest = (await new ManifestStore(repository).RequireAsync(archive, cancellationToken)).Manifest;
        var found = await CopyAsync(manifest, path, destination, cancellationToken);
        // The content of hard links stands under the first name only.
        if (found is { Type: BackupEntryType.Hardlink }) found = await CopyAsync(manifest, found.LinkTarget!, destination, cancellationToken);
        if (found is null or { Type: BackupEntryType.Folder }) throw ArchiveProblems.PathGone(Encoding.UTF8.GetString(path));
    }

    public async Task ReadTarAsync(string archive, IReadOnlyList<byte[]> paths, Stream destination, CancellationToken cancellationToken)
    {
        await RepositoryFile.RequireAsync(repository, cancellationToken);
        var manifest = (await new ManifestStore(repository).RequireAsync(archive, cancellationToken)).Manifest;
        var (selection, links) = (new PathSelection(paths), new LinkPlan());
        // Only links to files outside of the selection have to be known before their content comes by.
        if (manifest.Links > 0 && !selection.TakesAll) await NoteLinksAsync(archive, paths, selection, links, cancellationToken);
        var writer = new TarSelection(selection, new PathSet(), links);
        await using var contents = await BackupContents.OpenAsync(hosts, repository, manifest, cancellationToken);
        await foreach (var member in contents.ReadAsync(cancellationToken)) await writer.CopyAsync(contents, member, destination, cancellationToken);
        await TarSelection.EndAsync(destination, cancellationToken);
    }

    private async Task NoteLinksAsync(string archive, IReadOnlyList<byte[]> paths, PathSelection selection, LinkPlan links, CancellationToken cancellationToken)
    {
        await foreach (var _ in new ArchiveTree(hosts, links).ReadAsync(repository, archive, paths, false, cancellationToken)) { }
        links.Settle(selection, new PathSet());
    }

    private async Task<BackupEntry?> CopyAsync(Manifest manifest, byte[] path, Stream destination, CancellationToken cancellationToken)
    {
        BackupEntry? found = null;
        await using var contents = await BackupContents.OpenAsync(hosts, repository, manifest, cancellationToken);
        await foreach (var member in contents.ReadAsync(cancellationToken))
        {
            if (!member.Entry.Path.AsSpan().SequenceEqual(path)) continue;
            found = member.Entry;
            if (found.Type == BackupEntryType.File) await contents.CopyContentAsync(member, destination, cancellationToken);
            // Age proves every piece before it gives it out; without it only the end of the object does.
            if (manifest.Recipient is not null || manifest.Content == Manifest.Streams) break;
        }

        return found;
    }
}
