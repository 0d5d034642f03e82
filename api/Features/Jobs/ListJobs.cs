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
          and (@Pattern::text is null or j.name ilike @Pattern)
          and (@At::timestamptz is null or (j.created_at, j.id) < (@At, @Id))
        order by j.created_at desc, j.id desc limit @Rows
        """;

    /// <summary>Lists jobs, newest first.</summary>
    /// <param name="search">Part of the name.</param>
    /// <param name="enabled">Only jobs that are on (true) or off (false).</param>
    internal static async Task<Ok<Page<JobResponse>>> HandleAsync(
        [AsParameters] PageRequest page, string? search, bool? enabled, TenantDatabase database, Caller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var pattern = string.IsNullOrWhiteSpace(search) ? null : $"%{search.Trim().Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";
        var rows = (await connection.QueryAsync<JobResponse>(Sql, new
        {
            caller.WorkspaceId, Enabled = enabled, Pattern = pattern, page.Position?.At, page.Position?.Id, Rows = page.Size + 1,
        })).AsList();
        var cut = page.Cut(rows, row => row, row => new Cursor(row.CreatedAt, row.Id));
        return TypedResults.Ok(cut with { Items = await JobReader.CompleteAsync(connection, caller.WorkspaceId, cut.Items, clock.GetUtcNow()) });
    }
}
