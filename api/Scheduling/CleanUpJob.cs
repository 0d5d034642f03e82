using BackupApi.Data;
using Dapper;
using Npgsql;
using Quartz;

namespace BackupApi.Scheduling;

/// <summary>Forgets what nobody can need any more: sessions that are over, keys of requests made long ago, old logs. Temporary files are each machine's own affair.</summary>
[DisallowConcurrentExecution]
internal sealed class CleanUpJob(SystemDatabase database, BackupApiOptions options, TimeProvider clock, ILogger<CleanUpJob> logger) : IJob
{
    internal const int AtOnce = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    private const string ForgetSql = """
        delete from sessions where expires_at <= @Now;
        delete from sign_in_failures where last_failed_at < @Now - interval '1 day' and coalesce(locked_until, @Now) <= @Now;
        delete from idempotency_keys where created_at < @Now - interval '30 days'
        """;

    private const string OldSql = """
        select id from operations where completed_at < @Before and log_sequence > 1 and status in ('completed', 'warning', 'failed', 'cancelled') limit @AtOnce for no key update skip locked
        """;

    // A log is numbered from 1 without holes, so what is left is a log of one line.
    private const string CutSql = """
        delete from operation_logs where operation_id = any (@Ids);
        insert into operation_logs (operation_id, sequence, workspace_id, logged_at, level, message)
          select id, 1, workspace_id, @Now, 'info', 'The log of this operation was removed on ' || to_char(@Now at time zone 'UTC', 'YYYY-MM-DD') || ', ' || @Days || ' days after it ended.'
          from operations where id = any (@Ids);
        update operations set log_sequence = 1 where id = any (@Ids)
        """;

    internal static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<CleanUpJob>(trigger => trigger.WithIdentity("clean-up").StartNow().WithSimpleSchedule(Interval), job => job.WithIdentity("clean-up"));

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await CleanAsync(cancellationToken);

    /// <summary>Returns how many logs were removed.</summary>
    internal async Task<int> CleanAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(ForgetSql, new { Now = now }, cancellationToken: cancellationToken));
        var removed = 0;
        for (var count = AtOnce; count == AtOnce; removed += count) count = await CutLogsAsync(connection, now, cancellationToken);
        if (removed > 0) logger.LogInformation("The logs of {Count} operations that ended more than {Days} days ago were removed", removed, options.LogDays);
        return removed;
    }

    private async Task<int> CutLogsAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var parameters = new { Before = now.AddDays(-options.LogDays), AtOnce };
        var ids = (await connection.QueryAsync<Guid>(new CommandDefinition(OldSql, parameters, transaction, cancellationToken: cancellationToken))).ToArray();
        if (ids.Length > 0) await connection.ExecuteAsync(new CommandDefinition(CutSql, new { Ids = ids, Now = now, Days = options.LogDays }, transaction, commandTimeout: 600, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return ids.Length;
    }
}
