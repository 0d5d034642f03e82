using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Operations;

internal static class GetOperation
{
    /// <summary>One operation with its phases, attempts and result.</summary>
    internal static async Task<Ok<OperationResponse>> HandleAsync(Guid id, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return TypedResults.Ok(await OperationReader.ReadAsync(connection, caller.WorkspaceId, id, cancellationToken));
    }
}
