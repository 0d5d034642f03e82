using BackupApi.PoolTypes;
using Dapper;
using Npgsql;

namespace BackupApi.Features.Dashboard;

/// <summary>Storage pools by their use, and when they are full if they keep growing.</summary>
internal static class Pools
{
    // The slope of a straight line through the last 30 days' samples; nothing is foretold from less than a day.
    private const string Sql = """
        select p.id, p.name, p.type, p.performance_tier, p.health, p.used_bytes, least(p.capacity_bytes, p.quota_bytes) as capacity_bytes, p.alert_threshold_percent,
          case when trend.slope > 0 and least(p.capacity_bytes, p.quota_bytes) > p.used_bytes
              and (least(p.capacity_bytes, p.quota_bytes) - p.used_bytes) / trend.slope < 86400 * 3650
            then (now() at time zone 'UTC' + make_interval(secs => (least(p.capacity_bytes, p.quota_bytes) - p.used_bytes) / trend.slope))::timestamp end as full_at
        from storage_pools p
        left join lateral (
          select regr_slope(used_bytes, date_part('epoch', sampled_at)) as slope from pool_usage_samples
          where pool_id = p.id and sampled_at > now() - interval '30 days'
          having max(sampled_at) - min(sampled_at) >= interval '1 day') trend on true
        where p.workspace_id = @WorkspaceId
        order by p.used_bytes::numeric / nullif(p.capacity_bytes, 0) desc nulls last, p.id limit 50
        """;

    internal static async Task<IReadOnlyList<PoolSummary>> ReadAsync(NpgsqlConnection connection, Guid workspaceId) =>
        [.. (await connection.QueryAsync<PoolRow>(Sql, new { WorkspaceId = workspaceId })).Select(row => new PoolSummary
        {
            Id = row.Id, Name = row.Name, Type = row.Type, PerformanceTier = row.PerformanceTier, Health = row.Health, UsedBytes = row.UsedBytes, CapacityBytes = row.CapacityBytes,
            AlertThresholdPercent = row.AlertThresholdPercent, FullOn = row.FullAt is { } at ? DateOnly.FromDateTime(at) : null,
        })];

    private sealed record PoolRow
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string Type { get; init; } = "";
        public string PerformanceTier { get; init; } = "";
        public PoolHealthStatus Health { get; init; }
        public long? UsedBytes { get; init; }
        public long? CapacityBytes { get; init; }
        public int AlertThresholdPercent { get; init; }
        public DateTime? FullAt { get; init; }
    }
}
