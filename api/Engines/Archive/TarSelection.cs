using BackupApi.Engines.Restores;

namespace BackupApi.Engines.Archive;

/// <summary>Writes chosen members of a backup as a tar of its own. Members go on as they are, byte for byte.</summary>
internal sealed class TarSelection(PathSelection selection, PathSet leftOut, LinkPlan links)
{
    /// <summary>Returns what was written, or null for a member that is not taken.</summary>
    public async Task<BackupEntry?> CopyAsync(BackupContents contents, TarMember member, Stream destination, CancellationToken cancellationToken)
    {
        var path = member.Entry.Path;
        if (member.Entry.Type == BackupEntryType.File && links.NameFor(path) is { } promoted)
        {
            await destination.WriteAsync(Rewrite(member, member.IsSparse ? [new("GNU.sparse.name", promoted)] : [new("path", promoted)]), cancellationToken);
            await contents.CopyRawAsync(member, destination, cancellationToken);
            return member.Entry with { Path = promoted };
        }

        if (!selection.Takes(path) || leftOut.Contains(path)) return null;
        if (member.Entry is { Type: BackupEntryType.Hardlink, LinkTarget: { } target } && links.NameFor(target) is { } first)
        {
            if (first.AsSpan().SequenceEqual(path)) return null;
            await destination.WriteAsync(Rewrite(member, [new("path", path), new("linkpath", first)]), cancellationToken);
            return member.Entry;
        }

        await destination.WriteAsync(member.Header, cancellationToken);
        await contents.CopyRawAsync(member, destination, cancellationToken);
        return member.Entry;
    }

    public static ValueTask EndAsync(Stream destination, CancellationToken cancellationToken) => destination.WriteAsync(new byte[2 * TarFormat.Block], cancellationToken);

    private static byte[] Rewrite(TarMember member, IReadOnlyList<TarRecord> changed) =>
    [
        .. TarFormat.Write(member.Records.Where(record => changed.All(change => change.Key != record.Key)).Concat(changed)),
        .. TarFormat.Rename(member.Header.AsSpan(member.Header.Length - TarFormat.Block)),
    ];
}
