using BackupApi.Catalogs;
using BackupApi.Data;
using BackupApi.PoolTypes;
using BackupApi.Problems;
using Dapper;
using Npgsql;

namespace BackupApi.Features.StoragePools;

/// <summary>A pool's settings as they are stored, secrets encrypted.</summary>
internal sealed record KeptPool
{
    private const string Sql = """
        select p.type, p.settings::text as settings, p.secrets_protected, p.alert_threshold_percent, p.quota_bytes, exists (select from repositories r where r.pool_id = p.id) as has_repositories
        from storage_pools p where p.workspace_id = @WorkspaceId and p.id = @Id
        """;

    public string Type { get; init; } = "";
    public string Settings { get; init; } = "";
    public string? SecretsProtected { get; init; }
    public int AlertThresholdPercent { get; init; }
    public long? QuotaBytes { get; init; }
    public bool HasRepositories { get; init; }

    /// <summary>Throws <see cref="ProblemException"/> (not_found).</summary>
    internal static async Task<KeptPool> ReadAsync(NpgsqlConnection connection, Guid workspaceId, Guid id, CancellationToken cancellationToken) =>
        await connection.QuerySingleOrDefaultAsync<KeptPool>(new CommandDefinition(Sql, new { WorkspaceId = workspaceId, Id = id }, cancellationToken: cancellationToken))
        ?? throw ProblemException.NotFound("storage pool");

    /// <summary>What is stored for fields of that type; another type's secrets are no use to it.</summary>
    internal string? SecretsOf(IPoolType type) => type.Type == Type ? SecretsProtected : null;

    internal ChosenPool Open(BackupApi.Catalog catalog, SettingsSecrets secrets) => new(catalog.PoolType(Type), secrets.Merge(Settings, SecretsProtected));
}
