using System.Security.Cryptography;
using BackupApi.Problems;
using BackupApi.Storage;

namespace BackupApi.Engines.Archive;

/// <summary>Reads objects back from the pool and holds them against the checksums that were taken when they were made.</summary>
/// <param name="total">Bytes of all that will be read, for the progress.</param>
internal sealed class ObjectProof(RepositoryAccess repository, long total, IEngineObserver observer)
{
    private const int BufferSize = 1 << 20;
    private const long ReportEvery = 32 << 20;

    private long done;
    private long files;

    /// <summary>What is wrong with an object, as the end of a sentence; null when nothing is.</summary>
    public async Task<string?> FindDamageAsync(string archive, ManifestObject expected, CancellationToken cancellationToken)
    {
        var name = ManifestStore.ObjectName(archive, expected.Name);
        try
        {
            await using var content = await repository.Place.Objects.OpenAsync(name, 0, cancellationToken);
            var (bytes, hash) = await HashAsync(content, name, cancellationToken);
            if (bytes != expected.Bytes) return $"it holds {bytes:N0} bytes instead of {expected.Bytes:N0}";
            return hash == expected.Sha256 ? null : "its content is not what was stored (SHA-256)";
        }
        catch (StorageException exception) when (exception.Code == ProblemCodes.StorageObjectMissing)
        {
            return "it is missing";
        }
    }

    private async Task<(long Bytes, string Sha256)> HashAsync(Stream content, string name, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        long bytes = 0, told = 0;
        for (int count; (count = await content.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            hash.AppendData(buffer, 0, count);
            bytes += count;
            if (bytes - told < ReportEvery) continue;
            told = bytes;
            observer.Report(new EngineProgress(done + bytes, total, files, null, null, name));
        }

        done += bytes;
        files++;
        return (bytes, Convert.ToHexStringLower(hash.GetCurrentHash()));
    }
}
