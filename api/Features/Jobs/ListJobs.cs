using BackupApi.Data;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Jobs;

internal static class ListJobs
{
    private const string Sql = $"""
        select {JobReader.Columns} from jobs j
        where j.workspace_id = @WorkspaceId
          and (@Enabled::boolean is null or j.enabled = @Enabled)
          and (@At::timestamptz is null or (j.created_at, j.id) < (@At, @Id))
        order by j.created_at desc, j.id desc limit @Rows
        """;

    private const string SearchSql = $"""
        select {JobReader.Columns} from jobs j
        where j.workspace_id = @WorkspaceId and j.id = any(array(select jobs_named(@Search, @At, @Id, @Rows, @Enabled)))
        order by j.created_at desc, j.id desc
        """;

    /// <summary>Lists jobs, newest first.</summary>
    /// <param name="search">Part of the name, in any case; of one or two letters only among the newest 5,000.</param>
    /// <param name="enabled">Only jobs that are on (true) or off (false).</param>
    internal static async Task<Ok<Page<JobResponse>>> HandleAsync(
        [AsParameters] PageRequest page, string? search, bool? enabled, TenantDatabase database, Caller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var sql = string.IsNullOrWhiteSpace(search) ? Sql : SearchSql;
        var rows = (await connection.QueryAsync<JobResponse>(sql, new
        {
            caller.WorkspaceId, Enabled = enabled, Search = search?.Trim(), page.Position?.At, page.Position?.Id, Rows = page.Size + 1,
        })).AsList();
        var cut = page.Cut(rows, row => row, row => new Cursor(row.CreatedAt, row.Id));
        return TypedResults.Ok(cut with { Items = await JobReader.CompleteAsync(connection, caller.WorkspaceId, cut.Items, clock.GetUtcNow()) });
    }
}
