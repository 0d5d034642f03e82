using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Orchestration.Kinds;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BackupApi.Features.Retention;

/// <param name="DryRun">Only say in the log what would go.</param>
public sealed record PruneRepositoryRequest(bool DryRun = false);

internal static class PruneRepository
{
    private const string NameSql = "select name from repositories where workspace_id = @WorkspaceId and id = @Id";

    /// <summary>Removes what no rule keeps and frees its room, as an operation. Nothing else can use the repository meanwhile.</summary>
    internal static async Task<Accepted<OperationResponse>> HandleAsync(
        Guid id, PruneRepositoryRequest request, [FromHeader(Name = IdempotencyKeys.Header)] string? idempotencyKey, TenantDatabase database, Caller caller, AuditTrail audit,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var name = await connection.QuerySingleOrDefaultAsync<string>(NameSql, new { caller.WorkspaceId, Id = id }) ?? throw ProblemException.NotFound("repository");
        var operation = PruneOperation.Describe(caller.WorkspaceId, id, name, request.DryRun, EnumText.Parse<OperationTrigger>(caller.Trigger)) with { RequestedBy = caller.UserId };
        return await StartedOperation.StartAsync(connection, operation, idempotencyKey, $"prune {id} {request.DryRun}",
            transaction => audit.RecordAsync(connection, transaction, "repository.prune_started", "repository", id, name, new { request.DryRun }, cancellationToken), cancellationToken);
    }
}
