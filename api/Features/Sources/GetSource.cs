using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Sources;

internal static class GetSource
{
    /// <summary>One source.</summary>
    internal static async Task<Ok<SourceResponse>> HandleAsync(Guid id, TenantDatabase database, Caller caller, HttpResponse response, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var source = await SourceReader.FindAsync(connection, caller.WorkspaceId, id, cancellationToken);
        EntityTag.Write(response, source.Version);
        return TypedResults.Ok(source);
    }
}
