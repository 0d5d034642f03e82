using BackupApi.Data;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Repositories;

internal static class ListRepositories
{
    private const int JobsNamed = 10;

    private const string Sql = RepositoryReader.Select + """

        where r.workspace_id = @WorkspaceId
          and (@PoolId::uuid is null or r.pool_id = @PoolId)
          and (@At::timestamptz is null or (r.created_at, r.id) < (@At, @Id))
        order by r.created_at desc, r.id desc limit @Rows
        """;

    /// <summary>Newest first.</summary>
    /// <param name="poolId">Only those in one storage pool.</param>
    internal static async Task<Ok<Page<RepositoryResponse>>> HandleAsync(
        [AsParameters] PageRequest page, Guid? poolId, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var parameters = new { caller.WorkspaceId, PoolId = poolId, page.Position?.At, page.Position?.Id, Rows = page.Size + 1 };
        var rows = (await connection.QueryAsync<RepositoryResponse>(new CommandDefinition(Sql, parameters, cancellationToken: cancellationToken))).AsList();
        var cut = page.Cut(rows, row => row, row => new Cursor(row.CreatedAt, row.Id));
        return TypedResults.Ok(cut with { Items = await RepositoryReader.CompleteAsync(connection, caller.WorkspaceId, cut.Items, JobsNamed, cancellationToken) });
    }
}
