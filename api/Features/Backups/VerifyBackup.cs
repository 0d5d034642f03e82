using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BackupApi.Features.Backups;

internal static class VerifyBackup
{
    /// <summary>Reads a backup back, every byte, and compares it with the checksums taken when it was made, as an operation. Nothing is written.</summary>
    internal static async Task<Accepted<OperationResponse>> HandleAsync(
        Guid id, [FromHeader(Name = IdempotencyKeys.Header)] string? idempotencyKey, TenantDatabase database, Caller caller, AuditTrail audit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var backup = await GetBackup.ReadPresentAsync(connection, caller.WorkspaceId, id, cancellationToken);
        var operation = new NewOperation
        {
            WorkspaceId = caller.WorkspaceId, RunId = Guid.CreateVersion7(), Kind = OperationKind.Verify, Title = $"Verify {backup.Archive}", Trigger = EnumText.Parse<OperationTrigger>(caller.Trigger),
            RequestedBy = caller.UserId, JobId = backup.JobId, SourceId = backup.SourceId, RepositoryId = backup.RepositoryId, BackupId = id, RepositoryAccess = RepositoryUse.Read,
        };
        return await StartedOperation.StartAsync(connection, operation, idempotencyKey, $"verify {id}",
            transaction => audit.RecordAsync(connection, transaction, "backup.verified", "backup", id, backup.Archive, null, cancellationToken), cancellationToken);
    }
}
