using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace BackupApi.Orchestration;

/// <summary>Starts one operation for a request, or answers with the one that the same Idempotency-Key started before.</summary>
internal static class StartedOperation
{
    /// <param name="request">What is asked for, as text; compared when the key comes again.</param>
    /// <param name="alongside">Written in the same transaction: the audit event, the rows that belong to the operation.</param>
    internal static async Task<Accepted<OperationResponse>> StartAsync(
        NpgsqlConnection connection, NewOperation operation, string? idempotencyKey, string request, Func<NpgsqlTransaction, Task> alongside, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // The reserved "run" is the operation itself.
        var earlier = await IdempotencyKeys.ReserveAsync(connection, transaction, operation.WorkspaceId, idempotencyKey, request, operation.Id, cancellationToken);
        if (earlier is null)
        {
            await OperationQueue.EnqueueAsync(connection, transaction, [operation], cancellationToken);
            await alongside(transaction);
        }

        var started = await OperationReader.ReadAsync(connection, operation.WorkspaceId, earlier ?? operation.Id, cancellationToken, transaction);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Accepted($"/api/v1/operations/{started.Id}", started);
    }
}
