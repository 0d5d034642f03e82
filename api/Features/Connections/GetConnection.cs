using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Connections;

internal static class GetConnection
{
    /// <summary>One connection.</summary>
    internal static async Task<Ok<ConnectionResponse>> HandleAsync(Guid id, TenantDatabase database, Caller caller, HttpResponse response, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var row = await ConnectionReader.FindAsync(connection, caller.WorkspaceId, id, cancellationToken);
        EntityTag.Write(response, row.Version);
        return TypedResults.Ok(row.ToResponse());
    }
}
