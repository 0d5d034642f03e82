using Dapper;
using Npgsql;

namespace BackupApi.Orchestration.Log;

/// <summary>Reads stored log lines, forwards or backwards from a sequence.</summary>
internal static class LogReader
{
    private const string Columns = "select sequence, logged_at as at, level, phase, message from operation_logs where operation_id = @OperationId and workspace_id = @WorkspaceId";

    /// <summary>Lines after a sequence, oldest first.</summary>
    internal static Task<IReadOnlyList<LogLine>> ReadAfterAsync(NpgsqlConnection connection, Guid workspaceId, Guid operationId, long after, int limit, CancellationToken cancellationToken) =>
        ReadAsync(connection, new LogQuery(workspaceId, operationId, after, null, limit, null, null), cancellationToken);

    /// <summary>Oldest first. With <see cref="LogQuery.Before"/> the last lines before it, else the first after <see cref="LogQuery.After"/>.</summary>
    internal static async Task<IReadOnlyList<LogLine>> ReadAsync(NpgsqlConnection connection, LogQuery query, CancellationToken cancellationToken)
    {
        var backwards = query.Before is not null;
        var sql = Columns
            + (backwards ? " and sequence < @Before" : " and sequence > @After")
            + (query.Levels is { Length: > 0 } ? " and level = any (@Levels)" : "")
            + (string.IsNullOrEmpty(query.Search) ? "" : @" and message ilike @Pattern escape '\'")
            + (backwards ? " order by sequence desc" : " order by sequence") + " limit @Limit";
        var parameters = new { query.WorkspaceId, query.OperationId, After = query.After ?? 0, query.Before, query.Limit, query.Levels, Pattern = Like(query.Search) };
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        var lines = rows.Select(row => new LogLine(row.Sequence, row.At, row.Level, row.Phase, row.Message));
        return [.. backwards ? lines.Reverse() : lines];
    }

    private static string Like(string? text) => "%" + (text ?? "").Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_") + "%";

    private sealed record Row
    {
        public long Sequence { get; init; }
        public DateTimeOffset At { get; init; }
        public LogLevelName Level { get; init; }
        public string? Phase { get; init; }
        public string Message { get; init; } = "";
    }
}

internal sealed record LogQuery(Guid WorkspaceId, Guid OperationId, long? After, long? Before, int Limit, string[]? Levels, string? Search);
