using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Jobs;

internal static class ListJobRuns
{
    private const string ExistsSql = "select exists (select from jobs where workspace_id = @WorkspaceId and id = @JobId)";

    // A run stands where its first operation stands: retries come later and do not move it.
    private const string Sql = """
        select o.run_id, o.created_at, o.id from operations o
        where o.workspace_id = @WorkspaceId and o.job_id = @JobId and o.kind = 'backup'
          and not exists (select from operations earlier where earlier.run_id = o.run_id and earlier.job_id = o.job_id and (earlier.created_at, earlier.id) < (o.created_at, o.id))
          and (@At::timestamptz is null or (o.created_at, o.id) < (@At, @Id))
        order by o.created_at desc, o.id desc limit @Rows
        """;

    /// <summary>Lists a job's runs, newest first.</summary>
    internal static async Task<Ok<Page<JobRun>>> HandleAsync(
        Guid id, [AsParameters] PageRequest page, TenantDatabase database, Caller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if (!await connection.QuerySingleAsync<bool>(ExistsSql, new { caller.WorkspaceId, JobId = id })) throw ProblemException.NotFound("job");
        var rows = (await connection.QueryAsync<RunRow>(Sql, new { caller.WorkspaceId, JobId = id, page.Position?.At, page.Position?.Id, Rows = page.Size + 1 })).AsList();
        var runs = await JobRuns.ReadAsync(connection, caller.WorkspaceId, [.. rows.Take(page.Size).Select(row => row.RunId)], clock.GetUtcNow());
        return TypedResults.Ok(page.Cut(rows, row => runs[row.RunId], row => new Cursor(row.CreatedAt, row.Id)));
    }

    private sealed record RunRow
    {
        public Guid RunId { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public Guid Id { get; init; }
    }
}
