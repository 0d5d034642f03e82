using System.Runtime.CompilerServices;
using BackupApi.Hosts;

namespace BackupApi.Engines.Archive;

/// <summary>The entries of one backup, one after the other, whether they lie in one tar or in an object each. Read once, from the beginning.
/// Whoever reads to the end has proof of every byte that was read.</summary>
internal abstract class BackupContents : IAsyncDisposable
{
    /// <param name="salvage">What is left of a damaged backup; null refuses one that is damaged.</param>
    public static async Task<BackupContents> OpenAsync(IHostFactory hosts, RepositoryAccess repository, Manifest manifest, CancellationToken cancellationToken, Salvage? salvage = null)
    {
        var contents = await OpenWholeAsync(hosts, repository, manifest, cancellationToken);
        return salvage?.Of(contents) ?? contents;
    }

    private static async Task<BackupContents> OpenWholeAsync(IHostFactory hosts, RepositoryAccess repository, Manifest manifest, CancellationToken cancellationToken) => manifest.Content == Manifest.Streams
        ? new StreamContents(hosts, repository, manifest)
        : new TarContents(await UnpackedStream.OpenAsync(hosts, repository, manifest, manifest.Objects[0], cancellationToken), ManifestStore.ObjectName(manifest.Name, manifest.Objects[0].Name));

    /// <summary>The next member, or null at the end.</summary>
    public abstract Task<TarMember?> NextAsync(CancellationToken cancellationToken);

    /// <summary>The last member's content as the file holds it.</summary>
    public abstract Task CopyContentAsync(TarMember member, Stream destination, CancellationToken cancellationToken);

    /// <summary>The last member's content as a tar holds it, padded to whole blocks.</summary>
    public abstract Task CopyRawAsync(TarMember member, Stream destination, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();

    public async IAsyncEnumerable<TarMember> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await NextAsync(cancellationToken) is { } member) yield return member;
    }
}

/// <summary>Entries of the tar that a backup of paths is.</summary>
internal sealed class TarContents(UnpackedStream tar, string name) : BackupContents
{
    private readonly TarReader reader = new(tar);

    public override Task<TarMember?> NextAsync(CancellationToken cancellationToken) => GuardAsync(() => reader.NextAsync(cancellationToken));

    public override Task CopyContentAsync(TarMember member, Stream destination, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await reader.CopyContentAsync(member, destination, cancellationToken);
        return true;
    });

    public override Task CopyRawAsync(TarMember member, Stream destination, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await reader.CopyRawAsync(destination, cancellationToken);
        return true;
    });

    public override ValueTask DisposeAsync() => tar.DisposeAsync();

    private async Task<T> GuardAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (InvalidDataException exception)
        {
            throw ArchiveProblems.Damaged(name, $"it holds no whole tar ({exception.Message.TrimEnd('.')})");
        }
    }
}

/// <summary>Streams, each an object of its own, as files of a tar.</summary>
internal sealed class StreamContents(IHostFactory hosts, RepositoryAccess repository, Manifest manifest) : BackupContents
{
    // A dump holds what only its owner may read.
    private const int Mode = 0x180;

    private int next;

    public override Task<TarMember?> NextAsync(CancellationToken cancellationToken) => Task.FromResult(next < manifest.Objects.Count ? Describe(manifest.Objects[next++]) : null);

    public override async Task CopyContentAsync(TarMember member, Stream destination, CancellationToken cancellationToken)
    {
        var stored = manifest.Objects[next - 1];
        await using var content = await UnpackedStream.OpenAsync(hosts, repository, manifest, stored, cancellationToken);
        var buffer = new byte[1 << 18];
        long bytes = 0;
        for (int count; (count = await content.ReadAsync(buffer, cancellationToken)) > 0; bytes += count) await destination.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        if (bytes != stored.OriginalBytes)
            throw ArchiveProblems.Damaged(ManifestStore.ObjectName(manifest.Name, stored.Name), $"it unpacks to {bytes:N0} bytes instead of {stored.OriginalBytes:N0}");
    }

    public override async Task CopyRawAsync(TarMember member, Stream destination, CancellationToken cancellationToken)
    {
        await CopyContentAsync(member, destination, cancellationToken);
        await destination.WriteAsync(new byte[member.PaddedBytes - member.StoredBytes], cancellationToken);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private TarMember Describe(ManifestObject stored) => Describe(stored.Path!, stored.OriginalBytes, manifest.CompletedAt);

    /// <param name="path">Of the file that a stream is shown as.</param>
    public static TarMember Describe(string path, long size, DateTimeOffset modifiedAt)
    {
        List<TarRecord> records = [new("path", System.Text.Encoding.UTF8.GetBytes(path)), new("size", System.Text.Encoding.ASCII.GetBytes(size.ToString(null, null)))];
        var header = TarFormat.WriteHeader("file", (byte)'0', Mode, size, modifiedAt);
        // Whole seconds, as the header holds them.
        var entry = TarFormat.Describe(header, records, size);
        return new TarMember(entry, [.. TarFormat.Write(records), .. header], records, size, IsSparse: false);
    }
}
