namespace BackupApi.Engines.Restic;

/// <summary>Copies the chosen members of a tar, byte for byte, without the mark at its end, so that several can follow each other.</summary>
internal sealed class TarFilter(Stream tar, PathSelection selection)
{
    public async Task CopyAsync(Stream destination, CancellationToken cancellationToken)
    {
        var files = new TarFiles(tar);
        var buffer = new byte[256 * 1024];
        while (await files.NextAsync(cancellationToken) is { } member)
        {
            if (!selection.Contains(member.Path.AsSpan().TrimEnd((byte)'/').ToArray())) continue;
            await destination.WriteAsync(files.Headers, cancellationToken);
            int read;
            while ((read = await files.ReadAsync(buffer, cancellationToken)) > 0) await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            await destination.WriteAsync(new byte[(512 - member.Size % 512) % 512], cancellationToken);
        }

        await tar.CopyToAsync(Stream.Null, cancellationToken);
    }
}
