using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using BackupApi.Engines.Restores;
using BackupApi.Hosts;

namespace BackupApi.Engines.Archive;

/// <summary>Reads the entries of a backup on the backup host. Reading them to the end proves the whole tar.</summary>
/// <param name="salvage">Leaves out what of a damaged backup is lost; null refuses one that is damaged.</param>
/// <param name="links">Notes the hard links among what was asked for; null when nobody needs them.</param>
internal sealed class ArchiveTree(IHostFactory hosts, LinkPlan? links = null, Salvage? salvage = null) : IBackupTree
{
    public async IAsyncEnumerable<TreeEntry> ReadAsync(
        RepositoryAccess repository, string archive, IReadOnlyList<byte[]> paths, bool withHash, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await RepositoryFile.RequireAsync(repository, cancellationToken);
        var stored = await new ManifestStore(repository).RequireAsync(archive, cancellationToken);
        var selection = new PathSelection(paths);
        await using var contents = await BackupContents.OpenAsync(hosts, repository, stored.Manifest, cancellationToken, salvage);
        await foreach (var member in contents.ReadAsync(cancellationToken))
        {
            if (!selection.Takes(member.Entry.Path)) continue;
            links?.Note(member.Entry);
            var hash = withHash && member.Entry.Type == BackupEntryType.File ? await HashAsync(contents, member, cancellationToken) : "";
            yield return new TreeEntry(member.Entry, hash);
        }
    }

    private static async Task<string> HashAsync(BackupContents contents, TarMember member, CancellationToken cancellationToken)
    {
        using var sha = SHA256.Create();
        await using (var hashing = new CryptoStream(Stream.Null, sha, CryptoStreamMode.Write, leaveOpen: true)) await contents.CopyContentAsync(member, hashing, cancellationToken);
        return Convert.ToHexStringLower(sha.Hash!);
    }
}
