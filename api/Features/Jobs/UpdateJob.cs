using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace BackupApi.Features.Jobs;

/// <summary>The whole job as it shall be; what is absent gets its default. See <see cref="CreateJobRequest"/> for units.</summary>
public sealed record UpdateJobRequest(
    string Name, IReadOnlyList<Guid> SourceIds, IReadOnlyList<Guid> RepositoryIds, string? Description = null, bool? Enabled = null, JobPriority? Priority = null,
    int? BandwidthLimitKbps = null, int? Nice = null, string? Compression = null, int? MaxRuntimeMinutes = null, string? PreScript = null, string? PostScript = null,
    int? ScriptTimeoutSeconds = null, IReadOnlyList<string>? Tags = null) : IJobFields;

internal sealed class UpdateJobRequestValidator : JobFieldsValidator<UpdateJobRequest>;

internal static class UpdateJob
{
    private const string Sql = """
        update jobs set name = @Name, description = @Description, enabled = @Enabled, priority = @Priority, bandwidth_limit_kbps = @BandwidthLimitKbps, nice = @Nice,
          compression = @Compression, max_runtime_minutes = @MaxRuntimeMinutes, pre_script = @PreScript, post_script = @PostScript,
          script_timeout_seconds = @ScriptTimeoutSeconds, tags = @Tags, version = version + 1, updated_at = now()
        where workspace_id = @WorkspaceId and id = @Id and version = @Version
        """;

    private const string ExistsSql = "select exists (select from jobs where workspace_id = @WorkspaceId and id = @Id)";

    /// <summary>Changes a job as a whole.</summary>
    /// <remarks>What runs already goes on as it was started.</remarks>
    internal static async Task<Ok<JobResponse>> HandleAsync(
        Guid id, UpdateJobRequest request, [FromHeader(Name = EntityTag.IfMatch)] string? ifMatch, TenantDatabase database, Caller caller, AuditTrail audit, Catalog catalog, TimeProvider clock,
        HttpResponse response, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await connection.QuerySingleAsync<bool>(ExistsSql, new { caller.WorkspaceId, Id = id }, transaction)) throw ProblemException.NotFound("job");
        try
        {
            var parameters = JobParameters.Of(request, id, caller.WorkspaceId, request.Enabled, request.Priority, EntityTag.Parse(ifMatch));
            if (await connection.ExecuteAsync(Sql, parameters, transaction) == 0) throw ProblemException.ChangedMeanwhile("job");
        }
        catch (PostgresException exception) when (exception.ConstraintName == "jobs_name_key")
        {
            throw ProblemException.NameTaken("job", request.Name.Trim());
        }

        await JobLinks.ReplaceAsync(connection, transaction, caller.WorkspaceId, id, request, catalog);
        await audit.RecordAsync(connection, transaction, "job.updated", "job", id, request.Name.Trim(), new { request.SourceIds, request.RepositoryIds, request.Enabled }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var job = await JobReader.FindAsync(connection, caller.WorkspaceId, id, clock.GetUtcNow()) ?? throw ProblemException.NotFound("job");
        EntityTag.Write(response, job.Version);
        return TypedResults.Ok(job);
    }
}
