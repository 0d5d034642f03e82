using System.Text;
using BackupApi.Problems;

namespace BackupApi.Engines.Archive;

/// <summary>The whole members of a tar that is damaged behind them.</summary>
internal sealed class SalvagedTar(BackupContents contents, long members) : BackupContents
{
    private long given;

    public override Task<TarMember?> NextAsync(CancellationToken cancellationToken) => given++ < members ? contents.NextAsync(cancellationToken) : Task.FromResult<TarMember?>(null);

    public override Task CopyContentAsync(TarMember member, Stream destination, CancellationToken cancellationToken) => contents.CopyContentAsync(member, destination, cancellationToken);

    public override Task CopyRawAsync(TarMember member, Stream destination, CancellationToken cancellationToken) => contents.CopyRawAsync(member, destination, cancellationToken);

    public override ValueTask DisposeAsync() => contents.DisposeAsync();
}

/// <summary>Streams of which some are damaged. The beginning of such a one goes by a name that nobody takes for the whole.</summary>
/// <param name="readable">Bytes that come out of damaged ones, by their number.</param>
internal sealed class SalvagedStreams(BackupContents contents, IReadOnlyDictionary<int, long> readable) : BackupContents
{
    public const string Suffix = ".incomplete";

    private int number = -1;

    public override async Task<TarMember?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var member = await contents.NextAsync(cancellationToken);
            number++;
            if (member is null || !readable.TryGetValue(number, out var bytes)) return member;
            if (bytes > 0) return StreamContents.Describe(Encoding.UTF8.GetString(member.Entry.Path) + Suffix, bytes, member.Entry.ModifiedAt!.Value);
        }
    }

    public override async Task CopyContentAsync(TarMember member, Stream destination, CancellationToken cancellationToken)
    {
        if (!readable.TryGetValue(number, out var bytes))
        {
            await contents.CopyContentAsync(member, destination, cancellationToken);
            return;
        }

        var measured = new MeasuredStream(destination, bytes);
        try
        {
            await contents.CopyContentAsync(member, measured, cancellationToken);
        }
        catch (EngineException damaged) when (damaged.Code == ProblemCodes.BackupDamaged && measured.Written == bytes)
        {
            // As when it was looked at before.
        }
    }

    public override async Task CopyRawAsync(TarMember member, Stream destination, CancellationToken cancellationToken)
    {
        await CopyContentAsync(member, destination, cancellationToken);
        await destination.WriteAsync(new byte[member.PaddedBytes - member.StoredBytes], cancellationToken);
    }

    public override ValueTask DisposeAsync() => contents.DisposeAsync();
}
