using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Scheduling;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Schedules;

internal static class DeleteSchedule
{
    private const string Sql = "delete from schedules where workspace_id = @WorkspaceId and id = @Id returning timing::text";

    /// <summary>Deletes a schedule; what it has started goes on.</summary>
    internal static async Task<NoContent> HandleAsync(Guid id, TenantDatabase database, Caller caller, AuditTrail audit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var timing = await connection.QuerySingleOrDefaultAsync<string>(Sql, new { caller.WorkspaceId, Id = id }, transaction) ?? throw ProblemException.NotFound("schedule");
        await audit.RecordAsync(connection, transaction, "schedule.deleted", "schedule", id, ScheduleSentence.Of(JsonText.Read<ScheduleTiming>(timing)), null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
