using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace BackupApi.Features.Jobs;

/// <summary>A new job.</summary>
/// <param name="Enabled">True when absent.</param>
/// <param name="SourceIds">1 to 100; each is backed up into every repository.</param>
/// <param name="RepositoryIds">1 to 10.</param>
/// <param name="BandwidthLimitKbps">KiB per second; null: no limit.</param>
/// <param name="Nice">CPU niceness, 0 (when absent) to 19.</param>
/// <param name="Compression">Instead of the repository's own.</param>
/// <param name="MaxRuntimeMinutes">240 when absent.</param>
/// <param name="PreScript">Shell text run on each server before its sources are read; a failure stops the run.</param>
/// <param name="PostScript">Shell text run on each server afterwards, also after a failure.</param>
/// <param name="ScriptTimeoutSeconds">600 when absent.</param>
/// <param name="Order">Which jobs it waits for and never runs beside; none when absent.</param>
public sealed record CreateJobRequest(
    string Name, IReadOnlyList<Guid> SourceIds, IReadOnlyList<Guid> RepositoryIds, string? Description = null, bool? Enabled = null, JobPriority? Priority = null,
    int? BandwidthLimitKbps = null, int? Nice = null, string? Compression = null, int? MaxRuntimeMinutes = null, string? PreScript = null, string? PostScript = null,
    int? ScriptTimeoutSeconds = null, IReadOnlyList<string>? Tags = null, SetJobOrderRequest? Order = null) : IJobFields;

internal sealed class CreateJobRequestValidator : JobFieldsValidator<CreateJobRequest>
{
    public CreateJobRequestValidator() => RuleFor(job => job.Order).SetValidator(new SetJobOrderValidator()!);
}

internal static class CreateJob
{
    private const string Sql = """
        insert into jobs (id, workspace_id, name, description, enabled, priority, bandwidth_limit_kbps, nice, compression, max_runtime_minutes, pre_script, post_script, script_timeout_seconds, tags)
        values (@Id, @WorkspaceId, @Name, @Description, @Enabled, @Priority, @BandwidthLimitKbps, @Nice, @Compression, @MaxRuntimeMinutes, @PreScript, @PostScript, @ScriptTimeoutSeconds, @Tags)
        """;

    /// <summary>Makes a job.</summary>
    /// <remarks>Its sources and repositories must exist in the workspace.</remarks>
    internal static async Task<Created<JobResponse>> HandleAsync(
        CreateJobRequest request, TenantDatabase database, Caller caller, AuditTrail audit, Catalog catalog, TimeProvider clock, HttpResponse response, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await connection.ExecuteAsync(Sql, JobParameters.Of(request, id, caller.WorkspaceId, request.Enabled, request.Priority), transaction);
        }
        catch (PostgresException exception) when (exception.ConstraintName == "jobs_name_key")
        {
            throw ProblemException.NameTaken("job", request.Name.Trim());
        }

        await JobLinks.ReplaceAsync(connection, transaction, caller.WorkspaceId, id, request, catalog);
        if (request.Order is { } order)
        {
            await JobOrders.LockAsync(connection, transaction, caller.WorkspaceId);
            await JobOrders.WriteAsync(connection, transaction, caller.WorkspaceId, id, request.Name.Trim(), order, "order.");
        }

        await audit.RecordAsync(connection, transaction, "job.created", "job", id, request.Name.Trim(), new { request.SourceIds, request.RepositoryIds, request.Order }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var job = await JobReader.FindAsync(connection, caller.WorkspaceId, id, clock.GetUtcNow()) ?? throw ProblemException.NotFound("job");
        EntityTag.Write(response, job.Version);
        return TypedResults.Created($"/api/v1/jobs/{id}", job);
    }
}

internal static class JobParameters
{
    internal static object Of(IJobFields job, Guid id, Guid workspaceId, bool? enabled, JobPriority? priority, int version = 0) => new
    {
        Id = id, WorkspaceId = workspaceId, Version = version, Name = job.Name.Trim(), Description = job.Description?.Trim() ?? "", Enabled = enabled ?? true,
        Priority = priority ?? JobPriority.Normal, job.BandwidthLimitKbps, Nice = job.Nice ?? 0, Compression = NullIfEmpty(job.Compression),
        MaxRuntimeMinutes = job.MaxRuntimeMinutes ?? 240, PreScript = NullIfEmpty(job.PreScript), PostScript = NullIfEmpty(job.PostScript),
        ScriptTimeoutSeconds = job.ScriptTimeoutSeconds ?? 600, Tags = job.Tags?.ToArray() ?? [],
    };

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
