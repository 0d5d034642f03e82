using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Orchestration.Kinds;
using BackupApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BackupApi.Features.Repositories;

/// <param name="ReadData">Read and verify every byte; else the structure alone.</param>
public sealed record CheckRepositoryRequest(bool ReadData = false);

internal static class CheckRepository
{
    /// <summary>Proves that a repository is whole, as an operation. Nothing else can use it meanwhile.</summary>
    internal static async Task<Accepted<OperationResponse>> HandleAsync(
        Guid id, CheckRepositoryRequest request, [FromHeader(Name = IdempotencyKeys.Header)] string? idempotencyKey, TenantDatabase database, Caller caller, AuditTrail audit,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var repository = await RepositoryReader.ReadAsync(connection, caller.WorkspaceId, id, cancellationToken);
        var operation = new NewOperation
        {
            WorkspaceId = caller.WorkspaceId, RunId = Guid.CreateVersion7(), Kind = OperationKind.Check, Title = $"Check of {repository.Name}", Trigger = EnumText.Parse<OperationTrigger>(caller.Trigger),
            RequestedBy = caller.UserId, RepositoryId = id, RepositoryAccess = RepositoryUse.Exclusive, Specification = JsonText.Of(new CheckSpecification(request.ReadData)),
        };
        return await StartedOperation.StartAsync(connection, operation, idempotencyKey, $"check {id} {request.ReadData}",
            transaction => audit.RecordAsync(connection, transaction, "repository.checked", "repository", id, repository.Name, new { request.ReadData }, cancellationToken), cancellationToken);
    }
}
