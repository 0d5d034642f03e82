using BackupApi.Catalogs;
using BackupApi.Data;
using BackupApi.Hosts;
using BackupApi.PoolTypes;
using BackupApi.Problems;
using Dapper;
using Quartz;

namespace BackupApi.Features.StoragePools;

/// <summary>Checks every storage pool of every workspace and samples how full it is.</summary>
[DisallowConcurrentExecution]
internal sealed class PoolHealthJob(SystemDatabase database, BackupApi.Catalog catalog, SettingsSecrets secrets, TimeProvider clock, ILogger<PoolHealthJob> logger) : IJob
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private const string PoolsSql = "select id, name, type, settings::text as settings, secrets_protected, quota_bytes, alert_threshold_percent, health from storage_pools order by id";

    private const string ForgetSql = "delete from pool_usage_samples where sampled_at < now() - interval '400 days'";

    internal static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<PoolHealthJob>(trigger => trigger.WithIdentity("pool-health").StartNow().WithSimpleSchedule(Interval), job => job.WithIdentity("pool-health"));

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        foreach (var pool in (await connection.QueryAsync<StoragePoolRow>(new CommandDefinition(PoolsSql, cancellationToken: cancellationToken))).AsList())
        {
            var health = PoolRecord.Judge(await CheckAsync(pool, cancellationToken), pool.AlertThresholdPercent, pool.QuotaBytes);
            if (health.Health != pool.Health) logger.LogInformation("Storage pool {Pool} is now {Health}: {Reason}", pool.Name, EnumText.Of(health.Health), health.Reason);
            await PoolRecord.SaveAsync(connection, null, pool.Id, health, clock.GetUtcNow(), cancellationToken);
        }

        await connection.ExecuteAsync(new CommandDefinition(ForgetSql, cancellationToken: cancellationToken));
    }

    private async Task<PoolHealth> CheckAsync(StoragePoolRow pool, CancellationToken cancellationToken)
    {
        try
        {
            return await catalog.PoolType(pool.Type).CheckAsync(secrets.Merge(pool.Settings, pool.SecretsProtected), cancellationToken);
        }
        catch (ProblemException exception)
        {
            // Its credentials cannot be decrypted; the other pools are checked all the same.
            var step = new TestStep("credentials", "Read the stored credentials", TestStepStatus.Failed, exception.Message, exception.Code, exception.Hint, 0);
            return new PoolHealth(PoolHealthStatus.Critical, exception.Message, [step], null);
        }
    }
}
