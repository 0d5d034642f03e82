using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.StoragePools;

public sealed record PoolUsageSample
{
    public DateTimeOffset At { get; init; }
    /// <summary>Null where there is no such limit.</summary>
    public long? CapacityBytes { get; init; }
    public long UsedBytes { get; init; }
}

/// <param name="Samples">Oldest first; at most about 400, the last one of each stretch of time.</param>
/// <param name="FullOn">The day the pool is full if it keeps growing as in the last 30 days.</param>
public sealed record PoolUsageHistory(IReadOnlyList<PoolUsageSample> Samples, DateOnly? FullOn);

internal static class GetStoragePoolUsage
{
    private const string Sql = """
        select distinct on (bucket) sampled_at as at, capacity_bytes, used_bytes,
          floor(extract(epoch from sampled_at) / (@Days * 86400.0 / 400)) as bucket
        from pool_usage_samples
        where workspace_id = @WorkspaceId and pool_id = @Id and sampled_at > now() - make_interval(days => @Days)
        order by bucket, sampled_at desc
        """;

    /// <summary>How full the pool was.</summary>
    /// <param name="days">1 to 366; 30 when absent.</param>
    internal static async Task<Ok<PoolUsageHistory>> HandleAsync(
        Guid id, TenantDatabase database, Caller caller, TimeProvider clock, CancellationToken cancellationToken, int days = 30)
    {
        if (days is < 1 or > 366) throw ProblemException.Invalid("days", "Ask for 1 to 366 days.");
        await using var connection = await database.OpenAsync(cancellationToken);
        var pool = await StoragePoolReader.ReadAsync(connection, caller.WorkspaceId, id, clock.GetUtcNow(), cancellationToken);
        var samples = await connection.QueryAsync<PoolUsageSample>(new CommandDefinition(Sql, new { caller.WorkspaceId, Id = id, Days = days }, cancellationToken: cancellationToken));
        return TypedResults.Ok(new PoolUsageHistory(samples.AsList(), pool.FullOn));
    }
}
