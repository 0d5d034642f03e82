using BackupApi.Data;
using BackupApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Audit;

/// <summary>Whether the chain of hashes holds.</summary>
/// <param name="Intact">True when every event is as it was written and none is missing between the first and the last.</param>
/// <param name="Checked">Sound events from the beginning.</param>
/// <param name="BrokenAt">Position of the first event that is missing or was changed.</param>
public sealed record AuditVerification(bool Intact, long Checked, long? BrokenAt);

internal static class VerifyAuditTrail
{
    /// <summary>Proves that no audit event was changed or removed.</summary>
    /// <remarks>Walks the whole trail of the workspace and computes every hash anew.</remarks>
    internal static async Task<Ok<AuditVerification>> HandleAsync(TenantDatabase database, Caller caller, AuditChain chain, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var (sound, brokenAt) = await chain.VerifyAsync(connection, caller.WorkspaceId, cancellationToken);
        return TypedResults.Ok(new AuditVerification(brokenAt is null, sound, brokenAt));
    }
}
