using BackupApi.Data;
using BackupApi.PoolTypes;
using Dapper;
using Npgsql;

namespace BackupApi.Features.StoragePools;

/// <summary>Writes down what a check of a pool found, with a sample of its use.</summary>
internal static class PoolRecord
{
    private const string HealthSql = """
        update storage_pools set health = @Health, health_reason = @Reason, health_steps = @Steps::jsonb, health_checked_at = @At,
          capacity_bytes = coalesce(@CapacityBytes, capacity_bytes), used_bytes = coalesce(@UsedBytes, used_bytes), free_bytes = coalesce(@FreeBytes, free_bytes)
        where id = @Id
        """;

    private const string SampleSql = """
        insert into pool_usage_samples (workspace_id, pool_id, sampled_at, capacity_bytes, used_bytes)
        select workspace_id, id, @At, @CapacityBytes, @UsedBytes from storage_pools where id = @Id
        on conflict do nothing
        """;

    internal static async Task SaveAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, Guid id, PoolHealth health, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var row = new
        {
            Id = id, Health = EnumText.Of(health.Health), health.Reason, Steps = JsonText.Of(health.Steps), At = at,
            health.Usage?.CapacityBytes, health.Usage?.UsedBytes, health.Usage?.FreeBytes,
        };
        await connection.ExecuteAsync(new CommandDefinition(HealthSql, row, transaction, cancellationToken: cancellationToken));
        if (health.Usage is not null)
            await connection.ExecuteAsync(new CommandDefinition(SampleSql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Adds to a check what the pool's own threshold and quota make of it.</summary>
    internal static PoolHealth Judge(PoolHealth health, int alertThresholdPercent, long? quotaBytes)
    {
        if (health.Health != PoolHealthStatus.Healthy || health.Usage is not { } usage) return health;
        if (StoragePoolReader.Limit(usage.CapacityBytes, quotaBytes) is not { } limit) return health;
        var percent = limit == 0 ? 100 : usage.UsedBytes * 100.0 / limit;
        return percent < alertThresholdPercent
            ? health
            : health with { Health = PoolHealthStatus.Degraded, Reason = $"{percent:0} % of {(quotaBytes < (usage.CapacityBytes ?? long.MaxValue) ? "the quota" : "the room")} is used; the threshold is {alertThresholdPercent} %." };
    }
}
