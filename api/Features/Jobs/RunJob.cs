using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BackupApi.Features.Jobs;

/// <summary>What was started together: an operation per source and repository.</summary>
public sealed record RunResponse(Guid RunId, IReadOnlyList<OperationSummary> Operations);

internal static class RunJob
{
    private const string JobSql = "select name, enabled, priority from jobs where workspace_id = @WorkspaceId and id = @Id";

    private const string PairsSql = """
        select s.id as source_id, s.server_id, s.name as source, r.id as repository_id, r.name as repository
        from job_sources l join sources s on s.id = l.source_id and s.active
        join job_targets t on t.job_id = l.job_id join repositories r on r.id = t.repository_id
        where l.workspace_id = @WorkspaceId and l.job_id = @Id
        order by l.position, t.position
        """;

    private const string OperationsSql = OperationSummary.Select + " where o.workspace_id = @WorkspaceId and o.run_id = @RunId order by o.created_at, o.id";

    /// <summary>Runs a job now.</summary>
    /// <remarks>Its operations, one per source and repository, wait in the queue until a worker and the repository are free.</remarks>
    internal static async Task<Accepted<RunResponse>> HandleAsync(
        Guid id, [FromHeader(Name = IdempotencyKeys.Header)] string? idempotencyKey, TenantDatabase database, Caller caller, AuditTrail audit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var job = await connection.QuerySingleOrDefaultAsync<JobRow>(JobSql, new { caller.WorkspaceId, Id = id }, transaction) ?? throw ProblemException.NotFound("job");
        var runId = Guid.CreateVersion7();
        if (await IdempotencyKeys.ReserveAsync(connection, transaction, caller.WorkspaceId, idempotencyKey, $"runJob {id}", runId, cancellationToken) is { } earlier) runId = earlier;
        else
        {
            if (!job.Enabled) throw new ProblemException(409, ProblemCodes.WrongState, $"The job “{job.Name}” is switched off.", "Switch it on, then run it.");
            var pairs = (await connection.QueryAsync<PairRow>(PairsSql, new { caller.WorkspaceId, Id = id }, transaction)).AsList();
            if (pairs.Count == 0) throw new ProblemException(409, ProblemCodes.WrongState, $"None of the sources of “{job.Name}” is active.", "Activate one of them, or give the job another source.");
            await OperationQueue.EnqueueAsync(connection, transaction, [.. pairs.Select(pair => Describe(pair, id, job, runId, caller))], cancellationToken);
            await audit.RecordAsync(connection, transaction, "job.run", "job", id, job.Name, new { RunId = runId, Operations = pairs.Count }, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        var operations = await connection.QueryAsync<OperationSummary>(OperationsSql, new { caller.WorkspaceId, RunId = runId });
        return TypedResults.Accepted($"/api/v1/operations?runId={runId}", new RunResponse(runId, operations.AsList()));
    }

    private static NewOperation Describe(PairRow pair, Guid jobId, JobRow job, Guid runId, Caller caller) => new()
    {
        WorkspaceId = caller.WorkspaceId, RunId = runId, Kind = OperationKind.Backup, Title = $"Backup of {pair.Source} to {pair.Repository}",
        Trigger = EnumText.Parse<OperationTrigger>(caller.Trigger), RequestedBy = caller.UserId, JobId = jobId, SourceId = pair.SourceId, ServerId = pair.ServerId,
        RepositoryId = pair.RepositoryId, RepositoryAccess = RepositoryUse.Write, Priority = (int)job.Priority,
    };

    private sealed record JobRow
    {
        public string Name { get; init; } = "";
        public bool Enabled { get; init; }
        public JobPriority Priority { get; init; }
    }

    private sealed record PairRow
    {
        public Guid SourceId { get; init; }
        public Guid ServerId { get; init; }
        public string Source { get; init; } = "";
        public Guid RepositoryId { get; init; }
        public string Repository { get; init; } = "";
    }
}
