using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.ApiTokens;

internal static class RevokeApiToken
{
    private const string Sql = "delete from api_tokens where workspace_id = @WorkspaceId and id = @Id returning name";

    /// <summary>Revokes an API token.</summary>
    /// <remarks>It is refused from the next request on.</remarks>
    internal static async Task<NoContent> HandleAsync(Guid id, TenantDatabase database, Caller caller, AuditTrail audit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var name = await connection.QuerySingleOrDefaultAsync<string>(Sql, new { caller.WorkspaceId, Id = id }, transaction) ?? throw ProblemException.NotFound("API token");
        await audit.RecordAsync(connection, transaction, "api_token.revoked", "api_token", id, name, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
