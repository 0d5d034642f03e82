using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Operations;

/// <summary>Pause, resume and cancel: asked for here, done by the worker that holds the operation.</summary>
internal static class ControlOperation
{
    private const string Pause = "update operations set requested_action = coalesce(requested_action, 'pause') where id = @Id and workspace_id = @WorkspaceId and status = 'running'";

    // Whoever resumes by hand does not wait for a window.
    private const string Resume = "update operations set status = 'pending', held = null, held_until = null, held_reason = null, start_before = null where id = @Id and workspace_id = @WorkspaceId and status = 'paused'";

    // What does not run has no worker that could end it. What a paused one stored is cleaned up by the next worker that looks for leftovers.
    private const string Cancel = """
        update operations
        set requested_action = case when status = 'running' then 'cancel' end,
            completed_at = case when status = 'running' then null else now() end,
            status = case when status = 'running' then 'running' else 'cancelled' end
        where id = @Id and workspace_id = @WorkspaceId and status in ('pending', 'running', 'paused')
        """;

    /// <summary>Asks a running operation to stop at its next checkpoint and keep what it stored.</summary>
    internal static Task<Accepted<OperationResponse>> PauseAsync(Guid id, [AsParameters] Request request) => ApplyAsync(id, Pause, OperationAction.Pause, request);

    /// <summary>Lets a paused operation go on from what it stored.</summary>
    internal static Task<Accepted<OperationResponse>> ResumeAsync(Guid id, [AsParameters] Request request) => ApplyAsync(id, Resume, OperationAction.Resume, request);

    /// <summary>Ends an operation; nothing of its run is kept.</summary>
    internal static Task<Accepted<OperationResponse>> CancelAsync(Guid id, [AsParameters] Request request) => ApplyAsync(id, Cancel, OperationAction.Cancel, request);

    private static async Task<Accepted<OperationResponse>> ApplyAsync(Guid id, string sql, OperationAction action, Request request)
    {
        await using var connection = await request.Database.OpenAsync(request.Aborted);
        await using var transaction = await connection.BeginTransactionAsync(request.Aborted);
        var before = await OperationReader.ReadAsync(connection, request.Caller.WorkspaceId, id, request.Aborted, transaction);
        if (!before.Actions.Contains(action) || await connection.ExecuteAsync(sql, new { Id = id, request.Caller.WorkspaceId }, transaction) == 0)
            throw new ProblemException(409, ProblemCodes.WrongState, $"The operation is {EnumText.Of(before.Status)}{(before.RequestedAction is { } asked ? $" and was asked to {EnumText.Of(asked)}" : "")}, so it cannot be {Done(action)} now.", "Read its state again.");
        await request.Audit.RecordAsync(connection, transaction, $"operation.{Done(action)}", "operation", id, before.Title, null, request.Aborted);
        await OperationSignals.SendChangedAsync(connection, transaction, request.Caller.WorkspaceId, id, request.Aborted);
        await transaction.CommitAsync(request.Aborted);
        return TypedResults.Accepted($"/api/v1/operations/{id}", await OperationReader.ReadAsync(connection, request.Caller.WorkspaceId, id, request.Aborted));
    }

    private static string Done(OperationAction action) => action switch
    {
        OperationAction.Pause => "paused",
        OperationAction.Resume => "resumed",
        OperationAction.Cancel => "cancelled",
        _ => "retried",
    };

    /// <summary>What every control needs of its request.</summary>
    internal sealed record Request(TenantDatabase Database, Caller Caller, AuditTrail Audit, HttpContext Context)
    {
        public CancellationToken Aborted => Context.RequestAborted;
    }
}
