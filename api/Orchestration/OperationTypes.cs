namespace BackupApi.Orchestration;

/// <summary>How an operation uses its repository: any number of readers beside at most one writer; exclusive is alone.</summary>
public enum RepositoryUse { Read, Write, Exclusive }

/// <summary>Where a phase of an operation stands.</summary>
public enum PhaseStatus { Pending, Running, Completed, Failed, Skipped }

/// <summary>An operation to enqueue.</summary>
internal sealed record NewOperation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WorkspaceId { get; init; }

    /// <summary>Shared by everything that is started together.</summary>
    public required Guid RunId { get; init; }

    public required OperationKind Kind { get; init; }
    public required string Title { get; init; }
    public required OperationTrigger Trigger { get; init; }
    public Guid? RequestedBy { get; init; }
    public Guid? JobId { get; init; }
    public Guid? SourceId { get; init; }
    public Guid? ServerId { get; init; }
    public Guid? RepositoryId { get; init; }
    public Guid? BackupId { get; init; }
    public Guid? RetryOf { get; init; }
    public int Attempt { get; init; } = 1;

    /// <summary>Higher first: <see cref="OperationPriorities"/>.</summary>
    public int Priority { get; init; } = OperationPriorities.Normal;

    public RepositoryUse? RepositoryAccess { get; init; }

    /// <summary>What the kind needs to know, as JSON. Never a secret.</summary>
    public string Specification { get; init; } = "{}";
}

/// <summary>Restores go before backups; jobs in the order of their own priority.</summary>
internal static class OperationPriorities
{
    public const int Low = 0, Normal = 1, High = 2, Critical = 3, Restore = 10;
}

/// <summary>An operation as its worker sees it.</summary>
internal sealed record ClaimedOperation
{
    public Guid Id { get; init; }
    public Guid WorkspaceId { get; init; }
    public OperationKind Kind { get; init; }
    public string Title { get; init; } = "";
    public OperationTrigger Trigger { get; init; }
    public Guid? JobId { get; init; }
    public Guid? SourceId { get; init; }
    public Guid? ServerId { get; init; }
    public Guid? RepositoryId { get; init; }
    public Guid? BackupId { get; init; }
    public int Attempt { get; init; }
    public string Specification { get; init; } = "{}";
    public string State { get; init; } = "{}";
    public long LogSequence { get; init; }
    public Guid LeaseToken { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>An operation failed for a reason that its user can understand.</summary>
internal sealed class OperationFailedException(string code, string message, string hint) : Exception(message)
{
    public string Code { get; } = code;
    public string Hint { get; } = hint;
}
