using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BackupApi.Features.Operations;

internal static class RetryOperation
{
    private const string Insert = """
        insert into operations (id, workspace_id, run_id, kind, title, trigger, requested_by, job_id, source_id, server_id, repository_id, backup_id,
                                retry_of, attempt, priority, repository_access, specification)
        select @NewId, workspace_id, run_id, kind, title, 'retry', @UserId, job_id, source_id, server_id, repository_id,
               case when kind = 'backup' then null else backup_id end, id, attempt + 1, priority, repository_access, specification
        from operations where id = @Id and workspace_id = @WorkspaceId
        """;

    private const string CopyRestore = """
        insert into restores (id, workspace_id, operation_id, backup_id, target_server_id, target_path, dry_run, overwrite, selection_count)
        select @RestoreId, workspace_id, @NewId, backup_id, target_server_id, target_path, dry_run, overwrite, selection_count from restores
        where operation_id = @Id and workspace_id = @WorkspaceId
        """;

    // Two requests at once must not start two attempts.
    private const string Lock = "select from operations where id = @Id and workspace_id = @WorkspaceId for update";

    /// <summary>Starts a failed, cancelled or incomplete operation again, as the next attempt of the same run.</summary>
    internal static async Task<Accepted<OperationResponse>> HandleAsync(
        Guid id, [FromHeader(Name = IdempotencyKeys.Header)] string? idempotencyKey, [AsParameters] ControlOperation.Request request)
    {
        await using var connection = await request.Database.OpenAsync(request.Aborted);
        await using var transaction = await connection.BeginTransactionAsync(request.Aborted);
        var parameters = new { Id = id, request.Caller.WorkspaceId, request.Caller.UserId, NewId = Guid.CreateVersion7(), RestoreId = Guid.CreateVersion7() };
        await connection.ExecuteAsync(Lock, parameters, transaction);
        var before = await OperationReader.ReadAsync(connection, request.Caller.WorkspaceId, id, request.Aborted, transaction);
        // The reserved "run" is the new attempt itself.
        if (await IdempotencyKeys.ReserveAsync(connection, transaction, request.Caller.WorkspaceId, idempotencyKey, $"retry {id}", parameters.NewId, request.Aborted) is { } earlier)
            return TypedResults.Accepted($"/api/v1/operations/{earlier}", await OperationReader.ReadAsync(connection, request.Caller.WorkspaceId, earlier, request.Aborted, transaction));
        if (!before.Actions.Contains(OperationAction.Retry))
            throw new ProblemException(409, ProblemCodes.WrongState, $"The operation is {EnumText.Of(before.Status)}, or was retried already, so it cannot be retried.", "Open its latest attempt.");
        await connection.ExecuteAsync(Insert, parameters, transaction);
        await connection.ExecuteAsync(CopyRestore, parameters, transaction);
        await request.Audit.RecordAsync(connection, transaction, "operation.retried", "operation", id, before.Title, new { newOperation = parameters.NewId }, request.Aborted);
        await OperationSignals.SendChangedAsync(connection, transaction, request.Caller.WorkspaceId, parameters.NewId, request.Aborted);
        var retried = await OperationReader.ReadAsync(connection, request.Caller.WorkspaceId, parameters.NewId, request.Aborted, transaction);
        await transaction.CommitAsync(request.Aborted);
        return TypedResults.Accepted($"/api/v1/operations/{retried.Id}", retried);
    }
}
