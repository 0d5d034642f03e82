using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Scheduling;
using Dapper;
using Npgsql;

namespace BackupApi.Features.Schedules;

/// <summary>When a job runs by itself.</summary>
public sealed record ScheduleResponse
{
    public Guid Id { get; init; }
    public Guid JobId { get; init; }
    public string JobName { get; init; } = "";
    public string Name { get; init; } = "";
    /// <summary>The schedule in words.</summary>
    public string Sentence { get; init; } = "";
    public ScheduleSettings Settings { get; init; } = null!;
    public string TimeZone { get; init; } = "";
    public WindowSettings? Window { get; init; }
    public IReadOnlyList<BlackoutSettings> Blackouts { get; init; } = [];
    public IReadOnlyList<RecurringBlackoutSettings> RecurringBlackouts { get; init; } = [];
    public int JitterMinutes { get; init; }
    public bool Enabled { get; init; }
    public WindowEndAction WindowEnd { get; init; }
    public MissedRunPolicy MissedRuns { get; init; }
    public int RetryCount { get; init; }
    public int RetryDelayMinutes { get; init; }
    /// <summary>Each delay is so many times the one before.</summary>
    public double RetryGrowth { get; init; }
    /// <summary>Null while it or its job is off, or when it never runs again.</summary>
    public DateTimeOffset? NextRunAt { get; init; }
    public DateTimeOffset? LastRunAt { get; init; }
    public Guid? LastRunId { get; init; }
    /// <summary>How often it was due while the run before was still going.</summary>
    public long OverrunCount { get; init; }
    /// <summary>Runs that did not take place, because the service was away.</summary>
    public long MissedCount { get; init; }
    public DateTimeOffset? LastSkipAt { get; init; }
    public string? LastSkipReason { get; init; }
    public int Version { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>Reads schedules as they are shown.</summary>
internal static class ScheduleReader
{
    internal const string Select = """
        select s.id, s.job_id, j.name as job_name, s.name, s.enabled, s.window_end, s.missed_runs, s.retry_count::int as retry_count, s.retry_delay_minutes, s.retry_growth::float8 as retry_growth,
          case when j.enabled and s.enabled then s.next_run_at end as next_run_at, s.last_run_at, s.last_run_id, s.overrun_count, s.missed_count, s.last_skip_at, s.last_skip_reason,
          s.version, s.created_at, s.updated_at, s.timing::text as timing
        from schedules s join jobs j on j.id = s.job_id
        """;

    /// <param name="rest">Condition and order behind <see cref="Select"/>.</param>
    internal static async Task<List<ScheduleResponse>> ReadAsync(NpgsqlConnection connection, string rest, object parameters) =>
        (await connection.QueryAsync<ScheduleResponse, string, ScheduleResponse>(Select + rest, WithTiming, parameters, splitOn: "timing")).AsList();

    /// <summary>Throws not_found.</summary>
    internal static async Task<ScheduleResponse> ReadAsync(NpgsqlConnection connection, Guid workspaceId, Guid id) =>
        (await ReadAsync(connection, " where s.workspace_id = @WorkspaceId and s.id = @Id", new { WorkspaceId = workspaceId, Id = id })).SingleOrDefault() ?? throw ProblemException.NotFound("schedule");

    private static ScheduleResponse WithTiming(ScheduleResponse schedule, string stored)
    {
        var timing = JsonText.Read<ScheduleTiming>(stored);
        return schedule with
        {
            Sentence = ScheduleSentence.Of(timing), Settings = timing.Settings, TimeZone = timing.TimeZone, Window = timing.Window, Blackouts = timing.Blackouts ?? [],
            RecurringBlackouts = timing.RecurringBlackouts ?? [], JitterMinutes = timing.JitterMinutes,
        };
    }
}
