using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Repositories;

internal static class GetRepository
{
    /// <summary>One repository with its sizes and the jobs that write into it.</summary>
    internal static async Task<Ok<RepositoryResponse>> HandleAsync(Guid id, TenantDatabase database, Caller caller, HttpResponse response, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var repository = await RepositoryReader.ReadAsync(connection, caller.WorkspaceId, id, cancellationToken);
        EntityTag.Write(response, repository.Version);
        return TypedResults.Ok(repository);
    }
}
