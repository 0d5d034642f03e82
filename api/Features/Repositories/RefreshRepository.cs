using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BackupApi.Features.Repositories;

internal static class RefreshRepository
{
    /// <summary>Compares what the repository lists with what is known here, as an operation: finds new backups, raises an alarm for vanished ones, measures.</summary>
    internal static async Task<Accepted<OperationResponse>> HandleAsync(
        Guid id, [FromHeader(Name = IdempotencyKeys.Header)] string? idempotencyKey, TenantDatabase database, Caller caller, AuditTrail audit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var repository = await RepositoryReader.ReadAsync(connection, caller.WorkspaceId, id, cancellationToken);
        return await StartedOperation.StartAsync(connection, Describe(caller, id, repository.Name), idempotencyKey, $"refresh {id}",
            transaction => audit.RecordAsync(connection, transaction, "repository.refreshed", "repository", id, repository.Name, null, cancellationToken), cancellationToken);
    }

    internal static NewOperation Describe(Caller caller, Guid id, string name) => new()
    {
        WorkspaceId = caller.WorkspaceId, RunId = Guid.CreateVersion7(), Kind = OperationKind.Refresh, Title = $"Refresh of {name}", Trigger = EnumText.Parse<OperationTrigger>(caller.Trigger),
        RequestedBy = caller.UserId, RepositoryId = id, RepositoryAccess = RepositoryUse.Read,
    };
}
