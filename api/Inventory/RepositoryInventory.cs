using System.Text.Json;
using BackupApi.Catalogs;
using BackupApi.Engines;
using BackupApi.PoolTypes;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Npgsql;

namespace BackupApi.Inventory;

/// <summary>Turns a repository's row into what an engine takes, with its passphrase and its pool's credentials decrypted.</summary>
internal sealed class RepositoryInventory(SecretProtector protector, SettingsSecrets secrets, Catalog catalog)
{
    private const string SelectRepository = """
        select r.id, r.name, r.engine, r.location, r.encryption, r.compression, r.passphrase_protected, r.key_protected, r.append_only, r.engine_id,
               p.id as pool_id, p.name as pool_name, p.type as pool_type, p.settings as pool_settings, p.secrets_protected as pool_secrets_protected,
               p.quota_bytes as pool_quota_bytes
        from repositories r join storage_pools p on p.id = r.pool_id
        where r.id = @Id
        """;

    /// <summary>Throws <see cref="ProblemException"/> (not_found).</summary>
    public async Task<OpenedRepository> OpenAsync(NpgsqlConnection connection, Guid repositoryId, CancellationToken cancellationToken)
    {
        var row = await connection.QuerySingleOrDefaultAsync<RepositoryRow>(new CommandDefinition(SelectRepository, new { Id = repositoryId }, cancellationToken: cancellationToken))
            ?? throw ProblemException.NotFound("repository");
        var poolType = catalog.PoolType(row.PoolType);
        var settings = secrets.Merge(row.PoolSettings, row.PoolSecretsProtected);
        var access = new RepositoryAccess(
            row.Id, row.Name, poolType.Locate(settings, row.Location), row.Encryption, row.Compression, Reveal(row.PassphraseProtected), Reveal(row.KeyProtected), row.AppendOnly, row.EngineId);
        return new OpenedRepository(access, catalog.Engine(row.Engine), new OpenedPool(row.PoolId, row.PoolName, poolType, settings, row.PoolQuotaBytes));
    }

    public async Task<RepositoryAccess> GetAccessAsync(NpgsqlConnection connection, Guid repositoryId, CancellationToken cancellationToken) =>
        (await OpenAsync(connection, repositoryId, cancellationToken)).Access;

    private string? Reveal(string? text) => text is null ? null : protector.Unprotect(text);

    private sealed record RepositoryRow
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string Engine { get; init; } = "";
        public string Location { get; init; } = "";
        public string Encryption { get; init; } = "";
        public string Compression { get; init; } = "";
        public string? PassphraseProtected { get; init; }
        public string? KeyProtected { get; init; }
        public bool AppendOnly { get; init; }
        public string EngineId { get; init; } = "";
        public Guid PoolId { get; init; }
        public string PoolName { get; init; } = "";
        public string PoolType { get; init; } = "";
        public string PoolSettings { get; init; } = "";
        public string? PoolSecretsProtected { get; init; }
        public long? PoolQuotaBytes { get; init; }
    }
}

/// <summary>A repository with the tool that reads it and the pool that it lies in.</summary>
internal sealed record OpenedRepository(RepositoryAccess Access, IEngine Engine, OpenedPool Pool)
{
    /// <summary>Makes sure that what the repository holds under a backup's name is the backup that was made: who may only add to a repository can still give something of
    /// their own the name of another backup. Throws <see cref="EngineException"/>: archive_missing, or backup_vanished when another one has its name.</summary>
    /// <param name="engineId">As it was recorded when the backup was made.</param>
    public async Task RequireAsync(string archive, string engineId, CancellationToken cancellationToken)
    {
        var stored = await Engine.FindAsync(Access, archive, cancellationToken)
            ?? throw new EngineException(ProblemCodes.ArchiveMissing, $"The repository {Access.Name} no longer holds {archive}.", "Refresh the repository to see which backups it still holds.");
        if (stored.EngineId != engineId)
            throw new EngineException(ProblemCodes.BackupVanished, $"What the repository {Access.Name} holds as {archive} is not the backup that BackupApi made.",
                "Somebody with write access put another one in its place. Refresh the repository, find out who did it, and choose another backup.");
    }
}

/// <param name="Settings">With their secrets; never logged.</param>
internal sealed record OpenedPool(Guid Id, string Name, IPoolType Type, JsonElement Settings, long? QuotaBytes)
{
    public Task<PoolUsage> MeasureAsync(CancellationToken cancellationToken) => Type.MeasureAsync(Settings, cancellationToken);

    public Task<PoolHealth> CheckAsync(CancellationToken cancellationToken) => Type.CheckAsync(Settings, cancellationToken);

    public override string ToString() => Name;
}
