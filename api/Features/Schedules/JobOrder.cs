using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Schedules;

internal static class JobOrder
{
    private const string LockSql = "select name from jobs where workspace_id = @WorkspaceId and id = @Id for no key update";

    /// <summary>Shows which jobs a job depends on, and beside which it never runs.</summary>
    internal static async Task<Ok<JobOrderResponse>> GetAsync(Guid id, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        _ = await connection.QuerySingleOrDefaultAsync<string>("select name from jobs where workspace_id = @WorkspaceId and id = @Id", new { caller.WorkspaceId, Id = id }) ?? throw ProblemException.NotFound("job");
        return TypedResults.Ok(await JobOrders.ReadAsync(connection, null, caller.WorkspaceId, id));
    }

    /// <summary>Sets which jobs a job depends on, and beside which it never runs.</summary>
    /// <remarks>Dependencies that lead in a circle are refused.</remarks>
    internal static async Task<Ok<JobOrderResponse>> SetAsync(
        Guid id, SetJobOrderRequest request, TenantDatabase database, Caller caller, AuditTrail audit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await JobOrders.LockAsync(connection, transaction, caller.WorkspaceId);
        var name = await connection.QuerySingleOrDefaultAsync<string>(LockSql, new { caller.WorkspaceId, Id = id }, transaction) ?? throw ProblemException.NotFound("job");
        var order = await JobOrders.WriteAsync(connection, transaction, caller.WorkspaceId, id, name, request);
        await audit.RecordAsync(connection, transaction, "job.ordered", "job", id, name, request, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(order);
    }
}
