using Dapper;
using Npgsql;

namespace BackupApi.Orchestration;

/// <summary>One day (UTC) of a job.</summary>
/// <param name="Status">The worst of the day; null when nothing ran.</param>
/// <param name="DurationSeconds">All runs of the day together.</param>
/// <param name="Bytes">Read from the sources on that day.</param>
public sealed record StripDay(DateOnly Date, OperationStatus? Status, double? DurationSeconds, long? Bytes);

/// <summary>What a job did on one day.</summary>
internal sealed record JobDay
{
    public Guid JobId { get; init; }
    public DateTime Date { get; init; }
    public OperationStatus Status { get; init; }
    public int Runs { get; init; }
    public int Completed { get; init; }
    public int Warning { get; init; }
    public int Failed { get; init; }
    public double? Seconds { get; init; }
    public double? SucceededSeconds { get; init; }
    public long? Bytes { get; init; }
}

internal static class RunHistory
{
    internal const int Days = 30;

    // What has ended is counted by day as it ends; what has not is little.
    private const string Sql = """
        select d.job_id, d.date::timestamp as date, case when d.failed > 0 then 'failed' when d.warning > 0 then 'warning' when d.cancelled > 0 then 'cancelled' else 'completed' end as status,
          d.completed + d.warning + d.failed + d.cancelled as runs, d.completed, d.warning, d.failed, d.seconds, d.succeeded_seconds, d.bytes
        from job_days d
        where d.workspace_id = @WorkspaceId and d.job_id = any(@JobIds) and d.date >= @From and d.completed + d.warning + d.failed + d.cancelled > 0
        union all
        select o.job_id, (o.created_at at time zone 'UTC')::date::timestamp, o.status, 0, 0, 0, 0, null, null, null
        from operations o
        where o.workspace_id = @WorkspaceId and o.job_id = any(@JobIds) and o.kind = 'backup' and o.status in ('pending', 'running', 'paused') and o.created_at >= @From
        """;

    // From the least to the most that a day's colour should tell.
    private static readonly OperationStatus[] ByWeight =
    [
        OperationStatus.Pending, OperationStatus.Completed, OperationStatus.Cancelled, OperationStatus.Paused, OperationStatus.Running, OperationStatus.Warning, OperationStatus.Failed,
    ];

    /// <summary>What each of the jobs did in the last 30 days, day by day.</summary>
    internal static async Task<ILookup<Guid, JobDay>> ReadAsync(NpgsqlConnection connection, Guid workspaceId, IEnumerable<Guid> jobs, DateTimeOffset now)
    {
        var from = new DateTimeOffset(now.UtcDateTime.Date.AddDays(1 - Days), TimeSpan.Zero);
        var rows = await connection.QueryAsync<JobDay>(Sql, new { WorkspaceId = workspaceId, JobIds = jobs.ToArray(), From = from });
        return rows.GroupBy(row => (row.JobId, row.Date)).Select(Merge).ToLookup(row => row.JobId);
    }

    private static JobDay Merge(IEnumerable<JobDay> rows)
    {
        var all = rows.ToList();
        var ended = all.Find(row => row.Runs > 0) ?? all[0];
        return ended with { Status = all.Select(row => row.Status).MaxBy(status => Array.IndexOf(ByWeight, status)) };
    }

    /// <summary>Thirty days, oldest first, without a gap.</summary>
    internal static IReadOnlyList<StripDay> Strip(IEnumerable<JobDay> days, DateTimeOffset now)
    {
        var byDate = days.ToDictionary(day => DateOnly.FromDateTime(day.Date));
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return [.. Enumerable.Range(1 - Days, Days).Select(offset => today.AddDays(offset))
            .Select(date => byDate.TryGetValue(date, out var day) ? new StripDay(date, day.Status, day.Seconds, day.Bytes) : new StripDay(date, null, null, null))];
    }
}
