using BackupApi.Catalogs;
using BackupApi.Data;
using BackupApi.Hosts;
using BackupApi.PoolTypes;
using BackupApi.Problems;
using Dapper;
using Npgsql;

namespace BackupApi.Features.StoragePools;

/// <summary>Reads storage pools with the trend of the last 30 days.</summary>
internal static class StoragePoolReader
{
    internal const string Select = """
        select p.id, p.name, p.type, p.settings::text as settings, p.secrets_protected, p.performance_tier, p.redundancy, p.quota_bytes, p.alert_threshold_percent, p.health, p.health_reason,
               p.health_steps::text as health_steps, p.health_checked_at, p.capacity_bytes, p.used_bytes, p.free_bytes, p.tags, p.version, p.created_at, p.updated_at,
               (select count(*)::int from repositories r where r.pool_id = p.id) as repository_count, trend.slope, trend.seconds
        from storage_pools p
        left join lateral (
          select regr_slope(s.used_bytes, date_part('epoch', s.sampled_at)) as slope, extract(epoch from max(s.sampled_at) - min(s.sampled_at))::float8 as seconds
          from pool_usage_samples s where s.pool_id = p.id and s.sampled_at > now() - interval '30 days') trend on true
        """;

    private const string OneSql = Select + " where p.workspace_id = @WorkspaceId and p.id = @Id";

    /// <summary>Throws <see cref="ProblemException"/> (not_found).</summary>
    internal static async Task<StoragePoolResponse> ReadAsync(NpgsqlConnection connection, Guid workspaceId, Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = await connection.QuerySingleOrDefaultAsync<StoragePoolRow>(new CommandDefinition(OneSql, new { WorkspaceId = workspaceId, Id = id }, cancellationToken: cancellationToken))
            ?? throw ProblemException.NotFound("storage pool");
        return Translate(row, now);
    }

    internal static StoragePoolResponse Translate(StoragePoolRow row, DateTimeOffset now) => new()
    {
        Id = row.Id, Name = row.Name, Type = row.Type, Settings = JsonText.Read<PoolSettings>(row.Settings),
        SecretsSet = SettingsSecrets.Set(row.SecretsProtected), PerformanceTier = row.PerformanceTier, Redundancy = row.Redundancy,
        QuotaBytes = row.QuotaBytes, AlertThresholdPercent = row.AlertThresholdPercent, Health = row.Health, HealthReason = row.HealthReason,
        HealthSteps = row.HealthSteps is null ? null : JsonText.Read<TestStep[]>(row.HealthSteps), HealthCheckedAt = row.HealthCheckedAt, CapacityBytes = row.CapacityBytes,
        UsedBytes = row.UsedBytes, FreeBytes = row.FreeBytes, RepositoryCount = row.RepositoryCount, Tags = row.Tags, Version = row.Version, CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt, FullOn = PoolForecast.FullOn(row.UsedBytes, Limit(row.CapacityBytes, row.QuotaBytes), row.Slope, row.Seconds, now),
    };

    internal static long? Limit(long? capacity, long? quota) => capacity is null ? quota : Math.Min(capacity.Value, quota ?? long.MaxValue);
}

internal sealed record StoragePoolRow
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public string Type { get; init; } = "";
    public string Settings { get; init; } = "";
    public string? SecretsProtected { get; init; }
    public PerformanceTier PerformanceTier { get; init; }
    public Redundancy Redundancy { get; init; }
    public long? QuotaBytes { get; init; }
    public int AlertThresholdPercent { get; init; }
    public PoolHealthStatus Health { get; init; }
    public string? HealthReason { get; init; }
    public string? HealthSteps { get; init; }
    public DateTimeOffset? HealthCheckedAt { get; init; }
    public long? CapacityBytes { get; init; }
    public long? UsedBytes { get; init; }
    public long? FreeBytes { get; init; }
    public string[] Tags { get; init; } = [];
    public int Version { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public int RepositoryCount { get; init; }
    /// <summary>Bytes per second.</summary>
    public double? Slope { get; init; }
    public double? Seconds { get; init; }
}
