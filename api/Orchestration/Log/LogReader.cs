using Dapper;
using Npgsql;

namespace BackupApi.Orchestration.Log;

/// <summary>Reads stored log lines, forwards or backwards from a sequence.</summary>
internal static class LogReader
{
    private const string Columns = "select sequence, logged_at as at, level, phase, message from operation_logs where operation_id = @OperationId and workspace_id = @WorkspaceId";

    // A search reads this many lines at most and tells how far it came: a log of a million lines is searched in pieces, each in milliseconds.
    private const int SearchWindow = 20_000;

    /// <summary>Lines after a sequence, oldest first.</summary>
    internal static async Task<IReadOnlyList<LogLine>> ReadAfterAsync(NpgsqlConnection connection, Guid workspaceId, Guid operationId, long after, int limit, CancellationToken cancellationToken) =>
        (await ReadAsync(connection, new LogQuery(workspaceId, operationId, after, null, limit, null, null), cancellationToken)).Lines;

    /// <summary>Oldest first. With <see cref="LogQuery.Before"/> the last lines before it, else the first after <see cref="LogQuery.After"/>.</summary>
    internal static async Task<LogPart> ReadAsync(NpgsqlConnection connection, LogQuery query, CancellationToken cancellationToken)
    {
        var searches = !string.IsNullOrEmpty(query.Search);
        var backwards = query.Before is not null;
        var (from, to) = backwards
            ? (searches ? Math.Max(1, query.Before!.Value - SearchWindow) : 1, query.Before!.Value - 1)
            : ((query.After ?? 0) + 1, searches ? (query.After ?? 0) + SearchWindow : long.MaxValue);
        var sql = Columns + " and sequence between @From and @To"
            + (query.Levels is { Length: > 0 } levels ? " and level = any (@Levels)" + (levels.Contains("info") ? "" : " and level <> 'info'") : "")
            + (searches ? @" and message ilike @Pattern escape '\'" : "")
            + (backwards ? " order by sequence desc" : " order by sequence") + " limit @Limit";
        var parameters = new { query.WorkspaceId, query.OperationId, From = from, To = to, query.Limit, query.Levels, Pattern = Like(query.Search) };
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        var lines = rows.Select(row => new LogLine(row.Sequence, row.At, row.Level, row.Phase, row.Message));
        List<LogLine> part = [.. backwards ? lines.Reverse() : lines];
        if (part.Count == query.Limit) return new LogPart(part, backwards ? part[0].Sequence : part[^1].Sequence);
        return new LogPart(part, backwards ? from : to);
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

/// <param name="Reached">Everything between where the query began and here was looked at, this line included.</param>
internal sealed record LogPart(IReadOnlyList<LogLine> Lines, long Reached);
