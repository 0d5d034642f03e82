using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.StoragePools;

internal static class GetStoragePool
{
    /// <summary>One storage pool with its last check.</summary>
    internal static async Task<Ok<StoragePoolResponse>> HandleAsync(
        Guid id, TenantDatabase database, Caller caller, TimeProvider clock, HttpResponse response, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var pool = await StoragePoolReader.ReadAsync(connection, caller.WorkspaceId, id, clock.GetUtcNow(), cancellationToken);
        EntityTag.Write(response, pool.Version);
        return TypedResults.Ok(pool);
    }
}
