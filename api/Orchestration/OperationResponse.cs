using BackupApi.Data;
using BackupApi.Problems;
using Dapper;
using Npgsql;

namespace BackupApi.Orchestration;

/// <summary>One run of something, whole.</summary>
public sealed record OperationResponse : OperationSummary
{
    public IReadOnlyList<OperationPhase> Phases { get; init; } = [];

    /// <summary>What to do about the error.</summary>
    public string? ErrorHint { get; init; }

    /// <summary>Warning lines in its log.</summary>
    public long WarningCount { get; init; }

    /// <summary>Sequence of the last line of its log.</summary>
    public long LogSequence { get; init; }
    public Guid? RetryOf { get; init; }

    /// <summary>This and its retries, oldest first.</summary>
    public IReadOnlyList<OperationAttempt> Attempts { get; init; } = [];
    public OperationResult? Result { get; init; }

    /// <summary>E-mail address of who asked for it.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>Where it runs or ran.</summary>
    public string? Worker { get; init; }

    /// <summary>What can be asked of it now.</summary>
    public IReadOnlyList<OperationAction> Actions { get; init; } = [];
}

/// <summary>What can be asked of an operation.</summary>
public enum OperationAction { Pause, Resume, Cancel, Retry }

/// <summary>One attempt of an operation that was retried.</summary>
public sealed record OperationAttempt
{
    public Guid Id { get; init; }
    public int Attempt { get; init; }
    public OperationStatus Status { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
}

/// <summary>Reads an operation whole, for whoever answers with one.</summary>
internal static class OperationReader
{
    private const string SelectRest = """
        select o.phases::text as phases, o.error_hint, o.warning_count, o.log_sequence, o.retry_of, o.result::text as result, u.email as requested_by, o.worker
        from operations o left join users u on u.id = o.requested_by
        where o.id = @Id and o.workspace_id = @WorkspaceId
        """;

    private const string SelectAttempts = """
        select a.id, a.attempt, a.status, a.started_at, a.completed_at from operations o
        join operations a on a.run_id = o.run_id and a.kind = o.kind and a.source_id is not distinct from o.source_id and a.repository_id is not distinct from o.repository_id
        where o.id = @Id and o.workspace_id = @WorkspaceId and a.workspace_id = @WorkspaceId
        order by a.attempt, a.created_at
        """;

    /// <summary>Throws <see cref="ProblemException"/> (not_found).</summary>
    internal static async Task<OperationResponse> ReadAsync(NpgsqlConnection connection, Guid workspaceId, Guid id, CancellationToken cancellationToken, NpgsqlTransaction? transaction = null)
    {
        var parameters = new { Id = id, WorkspaceId = workspaceId };
        var operation = await connection.QuerySingleOrDefaultAsync<OperationResponse>(new CommandDefinition(
            OperationSummary.Select + " where o.id = @Id and o.workspace_id = @WorkspaceId", parameters, transaction, cancellationToken: cancellationToken)) ?? throw ProblemException.NotFound("operation");
        var rest = await connection.QuerySingleAsync<RestRow>(new CommandDefinition(SelectRest, parameters, transaction, cancellationToken: cancellationToken));
        var attempts = (await connection.QueryAsync<OperationAttempt>(new CommandDefinition(SelectAttempts, parameters, transaction, cancellationToken: cancellationToken))).AsList();
        return operation with
        {
            Phases = JsonText.Read<List<OperationPhase>>(rest.Phases), ErrorHint = rest.ErrorHint, WarningCount = rest.WarningCount, LogSequence = rest.LogSequence, RetryOf = rest.RetryOf,
            Attempts = attempts, Result = rest.Result, RequestedBy = rest.RequestedBy, Worker = rest.Worker is null ? null : WorkerIdentity.Display(rest.Worker), Actions = ActionsOf(operation, attempts),
        };
    }

    private static List<OperationAction> ActionsOf(OperationSummary operation, List<OperationAttempt> attempts)
    {
        var canPause = operation.Kind is not (OperationKind.Delete or OperationKind.Refresh);
        return operation.Status switch
        {
            OperationStatus.Pending => [OperationAction.Cancel],
            OperationStatus.Running when operation.RequestedAction is not null => operation.RequestedAction == RequestedAction.Pause ? [OperationAction.Cancel] : [],
            OperationStatus.Running => canPause ? [OperationAction.Pause, OperationAction.Cancel] : [OperationAction.Cancel],
            OperationStatus.Paused => [OperationAction.Resume, OperationAction.Cancel],
            OperationStatus.Failed or OperationStatus.Cancelled or OperationStatus.Warning when attempts[^1].Id == operation.Id => [OperationAction.Retry],
            _ => [],
        };
    }

    private sealed record RestRow
    {
        public string Phases { get; init; } = "[]";
        public string? ErrorHint { get; init; }
        public long WarningCount { get; init; }
        public long LogSequence { get; init; }
        public Guid? RetryOf { get; init; }
        public OperationResult? Result { get; init; }
        public string? RequestedBy { get; init; }
        public string? Worker { get; init; }
    }
}
