using BackupApi.Hosts;
using BackupApi.Storage;

namespace BackupApi.Engines.Archive;

/// <summary>Makes repositories and tells what they are.</summary>
internal sealed class ArchiveRepository(IHostFactory hosts)
{
    private const string BackupHostName = "the backup host";

    public static Task<IHost> OpenBackupHostAsync(IHostFactory hosts, CancellationToken cancellationToken) => hosts.OpenAsync(new LocalAddress(BackupHostName, UseSudo: false), cancellationToken);

    public async Task<RepositoryIdentity> InitializeAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        await using var host = await OpenBackupHostAsync(hosts, cancellationToken);
        var isEncrypted = repository.Encryption != ArchiveDescription.Plain;
        await ArchiveTools.RequireAsync(host, false, Tools(repository.Encryption), cancellationToken);
        var objects = repository.Place.Objects;
        await foreach (var _ in objects.ListAsync("", cancellationToken)) throw ArchiveProblems.Exists(repository);
        var key = isEncrypted ? await ArchiveKey.MakeAsync(host, cancellationToken) : null;
        var file = RepositoryFile.Make(repository.Encryption, ArchiveKey.RecipientOf(key), DateTimeOffset.UtcNow);
        await file.WriteAsync(objects, cancellationToken);
        try
        {
            return await InspectAsync(repository with { KeyFile = key, EngineId = file.Id }, cancellationToken);
        }
        catch
        {
            await objects.DeleteAsync([RepositoryFile.FileName], CancellationToken.None);
            throw;
        }
    }

    public async Task<RepositoryIdentity> InspectAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        await using var host = await OpenBackupHostAsync(hosts, cancellationToken);
        var file = await RepositoryFile.RequireAsync(repository, cancellationToken);
        var versions = await ArchiveTools.RequireAsync(host, false, Tools(file.Encryption), cancellationToken);
        var key = file.Recipient is null ? null : await ProveKeyAsync(host, repository, file.Recipient, cancellationToken);
        var sizes = await MeasureAsync(repository, cancellationToken);
        return new RepositoryIdentity(file.Id, file.Encryption, key, ArchiveTools.Describe(versions), sizes.Sizes, sizes.Backups);
    }

    /// <summary>Of every backup together.</summary>
    public static async Task<(RepositorySizes Sizes, int Backups)> MeasureAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        var all = await new ManifestStore(repository).ListAsync(null, cancellationToken);
        var stored = all.Sum(backup => backup.Manifest.StoredBytes);
        return (new RepositorySizes(all.Sum(backup => backup.Manifest.OriginalBytes), stored, stored), all.Count);
    }

    public static async Task DestroyAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        await RepositoryFile.RequireAsync(repository, cancellationToken);
        await repository.Place.Objects.DestroyAsync(cancellationToken);
    }

    public static async Task<bool> IsRepositoryAsync(StoragePlace place, CancellationToken cancellationToken) => await RepositoryFile.FindAsync(place.Objects, cancellationToken) is not null;

    private static async Task<string> ProveKeyAsync(IHost host, RepositoryAccess repository, string recipient, CancellationToken cancellationToken)
    {
        var key = await ArchiveKey.CompleteAsync(host, repository, repository.KeyFile ?? throw ArchiveProblems.KeyWrong(repository), cancellationToken);
        return ArchiveKey.RecipientOf(key) == recipient ? key : throw ArchiveProblems.KeyWrong(repository);
    }

    private static string[] Tools(string encryption) => encryption == ArchiveDescription.Plain ? ["zstd"] : ["zstd", "age", "age-keygen"];
}
