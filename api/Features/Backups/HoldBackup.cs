using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Backups;

/// <param name="Until">Retention leaves the backup alone until then; null lets go of it.</param>
public sealed record HoldBackupRequest(DateTimeOffset? Until);

internal sealed class HoldBackupRequestValidator : AbstractValidator<HoldBackupRequest>
{
    public HoldBackupRequestValidator(TimeProvider clock) => RuleFor(request => request.Until).Must(until => until is null || until > clock.GetUtcNow()).WithMessage("The time must be in the future.");
}

internal static class HoldBackup
{
    // What is being removed may be gone already.
    private const string Sql = """
        update backups set hold_until = @Until where id = @Id and workspace_id = @WorkspaceId and status in ('completed', 'warning')
          and (@Until is null or removal_began_at is null
            or not exists (select from operations o where o.repository_id = backups.repository_id and o.status = 'running' and o.kind in ('prune', 'delete')))
        """;

    /// <summary>Pins a backup, so that retention leaves it alone, or lets go of it.</summary>
    internal static async Task<Ok<BackupResponse>> HandleAsync(Guid id, HoldBackupRequest request, TenantDatabase database, Caller caller, AuditTrail audit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var backup = await GetBackup.ReadPresentAsync(connection, caller.WorkspaceId, id, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await connection.ExecuteAsync(Sql, new { Id = id, caller.WorkspaceId, Until = request.Until?.ToUniversalTime() }, transaction) == 0)
            throw new ProblemException(409, ProblemCodes.WrongState, $"The backup {backup.Archive} is being removed just now.", "Look again when the prune of its repository has ended; choose another backup if it is gone.");
        await audit.RecordAsync(connection, transaction, request.Until is null ? "backup.released" : "backup.held", "backup", id, backup.Archive, new { request.Until }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(await GetBackup.ReadAsync(connection, caller.WorkspaceId, id, cancellationToken));
    }
}
