using BackupApi.Data;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Repositories;

public sealed record NameSuggestion(string Name);

internal static class SuggestRepositoryName
{
    private const string Sql = """
        select coalesce(
          (select v.name || '-' || s.name from sources s join servers v on v.id = s.server_id where s.workspace_id = @WorkspaceId and s.id = @SourceId),
          (select name from storage_pools where workspace_id = @WorkspaceId and id = @PoolId),
          'backups')
        """;

    private const string NamesSql = "select lower(name) from repositories where workspace_id = @WorkspaceId";

    /// <summary>A name that is free, made from the source it is for or the pool it is in.</summary>
    internal static async Task<Ok<NameSuggestion>> HandleAsync(Guid? poolId, Guid? sourceId, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var about = await connection.QuerySingleAsync<string>(Sql, new { caller.WorkspaceId, SourceId = sourceId, PoolId = poolId });
        HashSet<string> taken = [.. await connection.QueryAsync<string>(NamesSql, new { caller.WorkspaceId })];
        return TypedResults.Ok(new NameSuggestion(CreateRepository.FreeLocation(about, taken)));
    }
}
