using BackupApi.Data;
using Dapper;
using Npgsql;
using Quartz;

namespace BackupApi.Scheduling;

/// <summary>Notices jobs whose run is overdue, once for all replicas, and says so in the log the first time.</summary>
[DisallowConcurrentExecution]
internal sealed class OverdueJob(SystemDatabase database, ILogger<OverdueJob> logger) : IJob
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private const string MarkSql = "select marked_id as id, marked_job as job, marked_reason as reason from mark_overdue_schedules()";

    internal static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<OverdueJob>(trigger => trigger.WithIdentity("overdue").StartNow().WithSimpleSchedule(Interval), job => job.WithIdentity("overdue"));

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        foreach (var overdue in await MarkAsync(connection, cancellationToken)) logger.LogWarning("Job {Job} is overdue: {Reason}", overdue.Job, overdue.Reason);
    }

    /// <summary>Returns what has become overdue since the last look.</summary>
    internal static async Task<IReadOnlyList<OverdueSchedule>> MarkAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<OverdueSchedule>(new CommandDefinition(MarkSql, cancellationToken: cancellationToken))).AsList();
}

internal sealed record OverdueSchedule
{
    public Guid Id { get; init; }
    public string Job { get; init; } = "";

    /// <summary>A sentence.</summary>
    public string Reason { get; init; } = "";
}
