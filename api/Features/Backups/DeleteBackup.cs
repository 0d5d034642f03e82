using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Orchestration.Kinds;
using BackupApi.Problems;
using BackupApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BackupApi.Features.Backups;

internal static class DeleteBackup
{
    /// <summary>Deletes a backup for good, as an operation. `confirm` must be the backup's name.</summary>
    internal static async Task<Accepted<OperationResponse>> HandleAsync(
        Guid id, string? confirm, [FromHeader(Name = IdempotencyKeys.Header)] string? idempotencyKey, TenantDatabase database, Caller caller, AuditTrail audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var backup = await GetBackup.ReadAsync(connection, caller.WorkspaceId, id, cancellationToken);
        if (backup.Status == BackupStatus.Deleted) throw new ProblemException(409, ProblemCodes.WrongState, "This backup is deleted already.", "Nothing is left to do.");
        if (backup.HoldUntil > clock.GetUtcNow())
            throw new ProblemException(409, ProblemCodes.WrongState, $"The backup {backup.Archive} is pinned until {backup.HoldUntil:u}.", "Let go of it first, then delete it.");
        if (confirm != backup.Name)
            throw new ProblemException(409, ProblemCodes.ConfirmationMissing, $"Deleting a backup cannot be undone, so its name must be given: “{backup.Name}”.", "Repeat the request with the name in `confirm`.");
        var operation = new NewOperation
        {
            WorkspaceId = caller.WorkspaceId, RunId = Guid.CreateVersion7(), Kind = OperationKind.Delete, Title = $"Delete {backup.Archive}", Trigger = EnumText.Parse<OperationTrigger>(caller.Trigger),
            RequestedBy = caller.UserId, JobId = backup.JobId, SourceId = backup.SourceId, ServerId = backup.ServerId, RepositoryId = backup.RepositoryId, BackupId = id,
            RepositoryAccess = RepositoryUse.Exclusive, Specification = JsonText.Of(new DeleteSpecification([id])),
        };
        return await StartedOperation.StartAsync(connection, operation, idempotencyKey, $"delete {id}",
            transaction => audit.RecordAsync(connection, transaction, "backup.deleted", "backup", id, backup.Archive, null, cancellationToken), cancellationToken);
    }
}
