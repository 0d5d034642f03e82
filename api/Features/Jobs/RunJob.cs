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
    // Held, so that the job is not deleted between this and what is started of it.
    private const string JobSql = "select name, enabled from jobs where workspace_id = @WorkspaceId and id = @Id for key share";

    // What somebody starts makes up for the run that did not take place.
    private const string MadeUpSql = "update schedules set last_skip_at = null, last_skip_reason = null where workspace_id = @WorkspaceId and job_id = @Id and last_skip_at is not null";

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
            var start = new JobStart { JobId = id, RunId = runId, Trigger = EnumText.Parse<OperationTrigger>(caller.Trigger), RequestedBy = caller.UserId };
            var operations = (await JobStarts.EnqueueAsync(connection, transaction, [start], caller.WorkspaceId, cancellationToken)).GetValueOrDefault(runId);
            if (operations == 0) throw new ProblemException(409, ProblemCodes.WrongState, $"None of the sources of “{job.Name}” is active.", "Activate one of them, or give the job another source.");
            await connection.ExecuteAsync(MadeUpSql, new { caller.WorkspaceId, Id = id }, transaction);
            await audit.RecordAsync(connection, transaction, "job.run", "job", id, job.Name, new { RunId = runId, Operations = operations }, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        var enqueued = await connection.QueryAsync<OperationSummary>(OperationsSql, new { caller.WorkspaceId, RunId = runId });
        return TypedResults.Accepted($"/api/v1/operations?runId={runId}", new RunResponse(runId, enqueued.AsList()));
    }

    private sealed record JobRow
    {
        public string Name { get; init; } = "";
        public bool Enabled { get; init; }
    }
}
