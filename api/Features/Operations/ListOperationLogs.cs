using BackupApi.Data;
using BackupApi.Orchestration.Log;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Operations;

/// <summary>Lines per level, over the whole log.</summary>
public sealed record LogCounts(long Info, long Warning, long Error);

/// <summary>A part of an operation's log.</summary>
/// <param name="Lines">Oldest first.</param>
/// <param name="FirstSequence">Of the whole log; 0 when it is empty.</param>
/// <param name="LastSequence">Of the whole log; 0 when it is empty.</param>
/// <param name="Counts">Of the whole log.</param>
/// <param name="Reached">How far this answer looked: every matching line up to here is in it, or from here on with `before`.
/// A search looks at 20,000 lines at a time; ask again from here until it is the last (or first) line of the log.</param>
public sealed record LogPage(IReadOnlyList<LogLine> Lines, long FirstSequence, long LastSequence, LogCounts Counts, long Reached);

/// <param name="After">Lines after this sequence, the first ones of them.</param>
/// <param name="Before">Lines before this sequence, the last ones of them.</param>
/// <param name="Limit">1 to 5000; 1000 when absent.</param>
/// <param name="Level">One or more, comma separated: info, warning, error.</param>
/// <param name="Search">Only lines that contain this text, in any case.</param>
internal sealed record LogRange(long? After, long? Before, int? Limit, string? Level, string? Search);

internal static class ListOperationLogs
{
    private const string SelectHead = "select log_sequence, warning_count, error_count from operations where id = @Id and workspace_id = @WorkspaceId";

    /// <summary>Log lines by sequence. Without `after` and `before`: from the beginning.</summary>
    internal static async Task<Ok<LogPage>> HandleAsync(Guid id, [AsParameters] LogRange range, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var head = await connection.QuerySingleOrDefaultAsync<HeadRow>(new CommandDefinition(SelectHead, new { Id = id, caller.WorkspaceId }, cancellationToken: cancellationToken))
            ?? throw ProblemException.NotFound("operation");
        var levels = range.Level is null ? null : EnumText.List<LogLevelName>(range.Level, "level");
        var query = new LogQuery(caller.WorkspaceId, id, range.After, range.Before is { } before ? Math.Min(before, head.LogSequence + 1) : null, Math.Clamp(range.Limit ?? 1000, 1, 5000), levels, range.Search);
        var part = await LogReader.ReadAsync(connection, query, cancellationToken);
        var counts = new LogCounts(head.LogSequence - head.WarningCount - head.ErrorCount, head.WarningCount, head.ErrorCount);
        var last = Math.Max(head.LogSequence, part.Lines.Count > 0 ? part.Lines[^1].Sequence : 0); // it may have grown between the two statements
        return TypedResults.Ok(new LogPage(part.Lines, last > 0 ? 1 : 0, last, counts, Math.Min(part.Reached, last)));
    }

    private sealed record HeadRow
    {
        public long LogSequence { get; init; }
        public long WarningCount { get; init; }
        public long ErrorCount { get; init; }
    }
}
