using BackupApi.Orchestration;

namespace BackupApi.Features.Jobs;

/// <summary>One run of a job: an operation per source and repository.</summary>
/// <param name="Status">Of all its operations together: running while one runs, else the worst. Of attempts at the same thing the last counts.
/// When each source got a backup in at least one repository, failures in others make a warning.</param>
/// <param name="OriginalBytes">Read from the sources; null while unknown.</param>
/// <param name="NewBytes">Added to the repositories; null while unknown.</param>
public sealed record JobRun(
    Guid RunId, OperationStatus Status, DateTimeOffset? StartedAt, DateTimeOffset? CompletedAt, DateTimeOffset CreatedAt, double? DurationSeconds,
    long? OriginalBytes, long? NewBytes, IReadOnlyList<OperationSummary> Operations)
{
    private static readonly OperationStatus[] ByWeight =
    [
        OperationStatus.Running, OperationStatus.Paused, OperationStatus.Pending, OperationStatus.Failed, OperationStatus.Warning, OperationStatus.Cancelled, OperationStatus.Completed,
    ];

    internal static JobRun Of(Guid runId, IReadOnlyList<OperationSummary> operations, IReadOnlyDictionary<Guid, OperationBytes> bytes, DateTimeOffset now)
    {
        var last = operations.GroupBy(operation => (operation.SourceId, operation.RepositoryId)).Select(attempts => attempts.MaxBy(attempt => (attempt.Attempt, attempt.CreatedAt))!).ToList();
        var status = StatusOf(last);
        var started = operations.Min(operation => operation.StartedAt);
        var completed = last.All(operation => operation.Status.HasEnded()) ? last.Max(operation => operation.CompletedAt) : null;
        return new JobRun(runId, status, started, completed, operations.Min(operation => operation.CreatedAt), started is null ? null : ((completed ?? now) - started.Value).TotalSeconds,
            Sum(last, bytes, figures => figures.OriginalBytes), Sum(last, bytes, figures => figures.NewBytes), [.. operations.OrderBy(operation => operation.CreatedAt).ThenBy(operation => operation.Id)]);
    }

    private static OperationStatus StatusOf(List<OperationSummary> last)
    {
        var worst = ByWeight.First(candidate => last.Any(operation => operation.Status == candidate));
        var isEverywhere = last.GroupBy(operation => operation.SourceId).All(targets => targets.Any(target => target.Status is OperationStatus.Completed or OperationStatus.Warning));
        return worst == OperationStatus.Failed && isEverywhere ? OperationStatus.Warning : worst;
    }

    private static long? Sum(List<OperationSummary> operations, IReadOnlyDictionary<Guid, OperationBytes> bytes, Func<OperationBytes, long?> figure)
    {
        var known = operations.Select(operation => bytes.TryGetValue(operation.Id, out var found) ? figure(found) : null).Where(value => value is not null).ToList();
        return known.Count == 0 ? null : known.Sum();
    }
}

internal sealed record OperationBytes
{
    public Guid Id { get; init; }
    public long? OriginalBytes { get; init; }
    public long? NewBytes { get; init; }
}
