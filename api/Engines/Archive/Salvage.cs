using System.Text;
using BackupApi.Hosts;
using BackupApi.Problems;

namespace BackupApi.Engines.Archive;

/// <summary>What can still be read of a damaged backup. Age gives out nothing behind the damage, so of a tar that is what lies before it, and of streams every other one and the beginning of the damaged.</summary>
/// <param name="Members">How many members of the tar are whole.</param>
/// <param name="Readable">Bytes that come out of damaged streams, by their number.</param>
/// <param name="Lost">What is missing, a sentence each; empty when nothing is.</param>
internal sealed record Salvage(long Members, IReadOnlyDictionary<int, long> Readable, IReadOnlyList<string> Lost)
{
    /// <summary>Reads the backup whole. Throws what is wrong (backup_damaged) when nothing of it can be read.</summary>
    public static async Task<Salvage> FindAsync(IHostFactory hosts, RepositoryAccess repository, Manifest manifest, CancellationToken cancellationToken)
    {
        await using var contents = await BackupContents.OpenAsync(hosts, repository, manifest, cancellationToken);
        return manifest.Content == Manifest.Streams ? await OfStreamsAsync(contents, cancellationToken) : await OfTarAsync(contents, manifest, cancellationToken);
    }

    /// <summary>The same members, without what is lost.</summary>
    public BackupContents Of(BackupContents contents) => Lost.Count == 0 ? contents : contents is StreamContents ? new SalvagedStreams(contents, Readable) : new SalvagedTar(contents, Members);

    private static async Task<Salvage> OfTarAsync(BackupContents contents, Manifest manifest, CancellationToken cancellationToken)
    {
        long members = 0, files = 0;
        TarMember? member = null;
        try
        {
            while ((member = await contents.NextAsync(cancellationToken)) is not null)
            {
                await contents.CopyRawAsync(member, Stream.Null, cancellationToken);
                members++;
                files += member.Entry.Type == BackupEntryType.Folder ? 0 : 1;
            }

            return new Salvage(members, new Dictionary<int, long>(), []);
        }
        catch (EngineException damaged) when (damaged.Code == ProblemCodes.BackupDamaged && members > 0)
        {
            var missing = files >= manifest.FileCount ? "" : $"; the others are missing{(member is null ? "" : $", from /{Encoding.UTF8.GetString(member.Entry.Path)} on")}";
            // Age gives out nothing that it has not proven; without it only the end proves all at once.
            var doubt = manifest.Recipient is null ? " The backup is not encrypted, so nothing tells which of them hold what was backed up: compare them." : "";
            return new Salvage(members, new Dictionary<int, long>(), [$"{damaged.Message} {files:N0} of {manifest.FileCount:N0} files can be read{missing}.{doubt}"]);
        }
    }

    private static async Task<Salvage> OfStreamsAsync(BackupContents contents, CancellationToken cancellationToken)
    {
        var (readable, lost) = (new Dictionary<int, long>(), new List<string>());
        EngineException? last = null;
        var count = 0;
        for (; await contents.NextAsync(cancellationToken) is { } member; count++)
        {
            var measured = new MeasuredStream(Stream.Null, long.MaxValue);
            try
            {
                await contents.CopyContentAsync(member, measured, cancellationToken);
            }
            catch (EngineException damaged) when (damaged.Code == ProblemCodes.BackupDamaged)
            {
                last = damaged;
                readable[count] = measured.Written;
                var name = Encoding.UTF8.GetString(member.Entry.Path);
                lost.Add(measured.Written == 0
                    ? $"{damaged.Message} Nothing of {name} can be read."
                    : $"{damaged.Message} Of {name}, the first {measured.Written:N0} of {member.Entry.Size:N0} bytes can be read; they are in {name}{SalvagedStreams.Suffix}.");
            }
        }

        return last is null || readable.Values.Any(bytes => bytes > 0) || readable.Count < count ? new Salvage(count, readable, lost) : throw last;
    }
}
