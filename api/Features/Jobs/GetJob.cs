using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Jobs;

internal static class GetJob
{
    /// <summary>Shows a job with its last run, its figures and its last 30 days.</summary>
    internal static async Task<Ok<JobResponse>> HandleAsync(Guid id, TenantDatabase database, Caller caller, TimeProvider clock, HttpResponse response, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var job = await JobReader.FindAsync(connection, caller.WorkspaceId, id, clock.GetUtcNow()) ?? throw ProblemException.NotFound("job");
        EntityTag.Write(response, job.Version);
        return TypedResults.Ok(job);
    }
}
