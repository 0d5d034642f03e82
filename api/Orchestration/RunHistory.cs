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

    // The newest 5,000 operations of each job: more do not fit into a strip that a person can read, and bound the work.
    private const string Sql = """
        select o.job_id, (o.created_at at time zone 'UTC')::date::timestamp as date,
          (array_agg(o.status order by array_position(array['pending', 'completed', 'cancelled', 'paused', 'running', 'warning', 'failed'], o.status) desc))[1] as status,
          count(*) filter (where o.completed_at is not null)::int as runs,
          count(*) filter (where o.status = 'completed')::int as completed,
          count(*) filter (where o.status = 'warning')::int as warning,
          count(*) filter (where o.status = 'failed')::int as failed,
          sum(extract(epoch from o.completed_at - o.started_at))::float8 as seconds,
          sum(extract(epoch from o.completed_at - o.started_at)) filter (where o.status in ('completed', 'warning'))::float8 as succeeded_seconds,
          sum((o.result ->> 'originalBytes')::bigint)::bigint as bytes
        from unnest(@JobIds) as j(id)
        cross join lateral (
          select job_id, status, created_at, started_at, completed_at, result from operations
          where job_id = j.id and workspace_id = @WorkspaceId and kind = 'backup' and created_at >= @From
          order by created_at desc, id desc limit 5000) o
        group by 1, 2
        """;

    /// <summary>What each of the jobs did in the last 30 days, day by day.</summary>
    internal static async Task<ILookup<Guid, JobDay>> ReadAsync(NpgsqlConnection connection, Guid workspaceId, IEnumerable<Guid> jobs, DateTimeOffset now)
    {
        var from = new DateTimeOffset(now.UtcDateTime.Date.AddDays(1 - Days), TimeSpan.Zero);
        var rows = await connection.QueryAsync<JobDay>(Sql, new { WorkspaceId = workspaceId, JobIds = jobs.ToArray(), From = from });
        return rows.ToLookup(row => row.JobId);
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
