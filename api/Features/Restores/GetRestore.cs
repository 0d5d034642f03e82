using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Restores;

internal static class GetRestore
{
    /// <summary>One restore.</summary>
    internal static async Task<Ok<RestoreResponse>> HandleAsync(Guid id, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return TypedResults.Ok(await connection.QuerySingleOrDefaultAsync<RestoreResponse>(new CommandDefinition(
                RestoreResponse.Select + " where x.id = @id and x.workspace_id = @workspaceId", new { id, workspaceId = caller.WorkspaceId }, cancellationToken: cancellationToken))
            ?? throw ProblemException.NotFound("restore"));
    }
}
