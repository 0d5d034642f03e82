using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Servers;

internal static class GetServer
{
    /// <summary>One server with its last test and what was found on it.</summary>
    internal static async Task<Ok<ServerResponse>> HandleAsync(Guid id, TenantDatabase database, Caller caller, HttpResponse response, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var server = await ServerReader.FindAsync(connection, caller.WorkspaceId, id) ?? throw ProblemException.NotFound("server");
        EntityTag.Write(response, server.Version);
        return TypedResults.Ok(server);
    }
}
