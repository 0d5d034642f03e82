using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Schedules;

internal static class ListSchedules
{
    private const string Sql = """
         where s.workspace_id = @WorkspaceId and (@JobId::uuid is null or s.job_id = @JobId)
          and (@At::timestamptz is null or (s.created_at, s.id) < (@At, @Id))
        order by s.created_at desc, s.id desc limit @Rows
        """;

    /// <summary>Lists schedules, newest first.</summary>
    /// <param name="jobId">Only those of that job.</param>
    internal static async Task<Ok<Page<ScheduleResponse>>> HandleAsync(
        [AsParameters] PageRequest page, Guid? jobId, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await ScheduleReader.ReadAsync(connection, Sql, new { caller.WorkspaceId, JobId = jobId, page.Position?.At, page.Position?.Id, Rows = page.Size + 1 });
        return TypedResults.Ok(page.Cut(rows, row => row, row => new Cursor(row.CreatedAt, row.Id)));
    }

    /// <summary>Shows a schedule.</summary>
    internal static async Task<Ok<ScheduleResponse>> GetAsync(Guid id, TenantDatabase database, Caller caller, HttpResponse response, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var schedule = await ScheduleReader.ReadAsync(connection, caller.WorkspaceId, id);
        EntityTag.Write(response, schedule.Version);
        return TypedResults.Ok(schedule);
    }
}
