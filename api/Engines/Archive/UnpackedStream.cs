using System.Security.Cryptography;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Storage;

namespace BackupApi.Engines.Archive;

/// <summary>The plain content of one object: read from the pool, decrypted and unpacked on the backup host. Its end is given only when every tool succeeded and the object's
/// SHA-256 is the one that was taken when it was made; otherwise reading throws (backup_damaged).</summary>
internal sealed class UnpackedStream : ReadOnlyStream
{
    private const int BufferSize = 1 << 20;

    private readonly IHost host;
    private readonly Stream packed;
    private readonly Pipeline pipeline;
    private readonly ManifestObject expected;
    private readonly string name;
    private readonly RepositoryAccess repository;
    private readonly string[] expectedParts;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly CancellationTokenSource stop = new();
    private readonly Task feeding;
    private long bytes;
    private bool ended;

    private UnpackedStream(IHost host, Stream packed, Pipeline pipeline, RepositoryAccess repository, Manifest manifest, ManifestObject expected)
    {
        (this.host, this.packed, this.pipeline, this.repository, this.expected) = (host, packed, pipeline, repository, expected);
        name = ManifestStore.ObjectName(manifest.Name, expected.Name);
        expectedParts = [Program(manifest), .. manifest.Recipient is null ? (string[])[] : ["age"]];
        feeding = FeedAsync();
    }

    public static async Task<UnpackedStream> OpenAsync(IHostFactory hosts, RepositoryAccess repository, Manifest manifest, ManifestObject expected, CancellationToken cancellationToken)
    {
        var name = ManifestStore.ObjectName(manifest.Name, expected.Name);
        var host = await ArchiveRepository.OpenBackupHostAsync(hosts, cancellationToken);
        Stream? packed = null;
        try
        {
            packed = await OpenAsync(repository, name, cancellationToken);
            var report = new PipelineReport();
            var identity = manifest.Recipient is null ? null : repository.KeyFile ?? throw ArchiveProblems.KeyWrong(repository);
            var command = ArchiveCommands.Unpack(report.Mark, Program(manifest), identity);
            return new UnpackedStream(host, packed, await Pipeline.StartAsync(host, command, report, _ => ValueTask.CompletedTask, cancellationToken), repository, manifest, expected);
        }
        catch
        {
            if (packed is not null) await packed.DisposeAsync();
            await host.DisposeAsync();
            throw;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (ended || buffer.Length == 0) return 0;
        var count = await pipeline.Output.ReadAsync(buffer, cancellationToken);
        if (count > 0) return count;
        await ProveAsync(cancellationToken);
        ended = true;
        return 0;
    }

    public override async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await pipeline.DisposeAsync();
        await Task.WhenAny(feeding);
        _ = feeding.Exception;
        await packed.DisposeAsync();
        await host.DisposeAsync();
        hash.Dispose();
        stop.Dispose();
        await base.DisposeAsync();
    }

    private static string Program(Manifest manifest) => manifest.Compression.Split(',')[0];

    private static async Task<Stream> OpenAsync(RepositoryAccess repository, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await repository.Place.Objects.OpenAsync(name, 0, cancellationToken);
        }
        catch (StorageException exception) when (exception.Code == ProblemCodes.StorageObjectMissing)
        {
            throw ArchiveProblems.Damaged(name, "it is missing");
        }
    }

    private async Task FeedAsync()
    {
        try
        {
            var buffer = new byte[BufferSize];
            var isRead = true;
            for (int count; (count = await packed.ReadAsync(buffer, stop.Token)) > 0;)
            {
                hash.AppendData(buffer, 0, count);
                bytes += count;
                // When a tool gave up, the rest is read for its checksum: that tells damage from a tool that failed.
                isRead = isRead && await TryWriteAsync(buffer.AsMemory(0, count));
            }
        }
        finally
        {
            await pipeline.Input.DisposeAsync();
        }
    }

    private async Task<bool> TryWriteAsync(ReadOnlyMemory<byte> content)
    {
        try
        {
            await pipeline.Input.WriteAsync(content, stop.Token);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task ProveAsync(CancellationToken cancellationToken)
    {
        await feeding.WaitAsync(cancellationToken);
        var exitCode = await pipeline.EndAsync(cancellationToken);
        var parts = pipeline.Report.Parts;
        if (parts.GetValueOrDefault("age") is { ExitCode: not 0 } age && age.Said.Contains("no identity matched", StringComparison.Ordinal)) throw ArchiveProblems.KeyWrong(repository);
        if (bytes != expected.Bytes) throw ArchiveProblems.Damaged(name, $"it holds {bytes:N0} bytes instead of {expected.Bytes:N0}");
        if (Convert.ToHexStringLower(hash.GetCurrentHash()) != expected.Sha256) throw ArchiveProblems.Damaged(name, "its content is not what was stored (SHA-256)");
        foreach (var part in expectedParts)
        {
            if (parts.GetValueOrDefault(part) is not { ExitCode: 0 }) throw ArchiveProblems.Failed(part, parts.GetValueOrDefault(part), host.Name);
        }

        if (exitCode != 0) throw ArchiveProblems.Failed("sh", new PartEnd(exitCode, ""), host.Name);
    }
}
