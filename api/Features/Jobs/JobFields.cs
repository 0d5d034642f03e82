using BackupApi.Inventory;
using BackupApi.Problems;
using Dapper;
using FluentValidation;
using Npgsql;

namespace BackupApi.Features.Jobs;

/// <summary>What creating and changing a job have in common.</summary>
internal interface IJobFields
{
    string Name { get; }
    string? Description { get; }
    IReadOnlyList<Guid> SourceIds { get; }
    IReadOnlyList<Guid> RepositoryIds { get; }
    int? BandwidthLimitKbps { get; }
    int? Nice { get; }
    int? MaxRuntimeMinutes { get; }
    string? Compression { get; }
    string? PreScript { get; }
    string? PostScript { get; }
    int? ScriptTimeoutSeconds { get; }
    IReadOnlyList<string>? Tags { get; }
}

internal abstract class JobFieldsValidator<T> : AbstractValidator<T> where T : IJobFields
{
    protected JobFieldsValidator()
    {
        RuleFor(job => job.Name).NotEmpty().MaximumLength(100);
        RuleFor(job => job.Description).MaximumLength(2000);
        RuleFor(job => job.SourceIds).NotEmpty().WithMessage("A job needs at least one source.").Must(ids => ids is null || ids.Count <= 100).WithMessage("A job takes at most 100 sources.")
            .Must(AreDistinct).WithMessage("A source stands twice.");
        RuleFor(job => job.RepositoryIds).NotEmpty().WithMessage("A job needs at least one repository.").Must(ids => ids is null || ids.Count <= 10).WithMessage("A job takes at most 10 repositories.")
            .Must(AreDistinct).WithMessage("A repository stands twice.");
        RuleFor(job => job.BandwidthLimitKbps).InclusiveBetween(1, 100_000_000);
        RuleFor(job => job.Nice).InclusiveBetween(0, 19);
        RuleFor(job => job.MaxRuntimeMinutes).InclusiveBetween(1, 43_200);
        RuleFor(job => job.ScriptTimeoutSeconds).InclusiveBetween(1, 86_400);
        RuleFor(job => job.Compression).MaximumLength(40);
        RuleFor(job => job.PreScript).MaximumLength(64_000);
        RuleFor(job => job.PostScript).MaximumLength(64_000);
        RuleFor(job => job.Tags).Must(tags => tags is null || (tags.Count <= 20 && tags.All(tag => tag is { Length: > 0 and <= 50 }))).WithMessage("At most 20 tags of 1 to 50 letters.");
    }

    private static bool AreDistinct(IReadOnlyList<Guid> ids) => ids is null || ids.Distinct().Count() == ids.Count;
}

internal static class JobLinks
{
    // Only what the workspace can see is linked; a foreign id counts as missing, as one that never was.
    private const string SourcesSql = """
        delete from job_sources where workspace_id = @WorkspaceId and job_id = @JobId;
        insert into job_sources (workspace_id, job_id, source_id, position)
        select @WorkspaceId, @JobId, s.id, given.position from unnest(@Ids) with ordinality as given(id, position)
        join sources s on s.id = given.id and s.workspace_id = @WorkspaceId
        """;

    private const string TargetsSql = """
        delete from job_targets where workspace_id = @WorkspaceId and job_id = @JobId;
        insert into job_targets (workspace_id, job_id, repository_id, position)
        select @WorkspaceId, @JobId, r.id, given.position from unnest(@Ids) with ordinality as given(id, position)
        join repositories r on r.id = given.id and r.workspace_id = @WorkspaceId
        """;

    private const string CountSql = """
        select (select count(*)::int from job_sources where workspace_id = @WorkspaceId and job_id = @JobId) as sources,
          (select count(*)::int from job_targets where workspace_id = @WorkspaceId and job_id = @JobId) as targets
        """;

    private const string EnginesSql = """
        select distinct r.engine from job_targets t join repositories r on r.id = t.repository_id where t.workspace_id = @WorkspaceId and t.job_id = @JobId
        """;

    /// <summary>Makes a job's sources and repositories what the request says.
    /// Throws <see cref="ProblemException"/> (400) when one does not exist, cannot leave out what a source does, or cannot compress as the job asks.</summary>
    internal static async Task ReplaceAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid workspaceId, Guid jobId, IJobFields job, Catalog catalog)
    {
        await connection.ExecuteAsync(SourcesSql, new { WorkspaceId = workspaceId, JobId = jobId, Ids = job.SourceIds.ToArray() }, transaction);
        await connection.ExecuteAsync(TargetsSql, new { WorkspaceId = workspaceId, JobId = jobId, Ids = job.RepositoryIds.ToArray() }, transaction);
        var (sources, targets) = await connection.QuerySingleAsync<(int Sources, int Targets)>(CountSql, new { WorkspaceId = workspaceId, JobId = jobId }, transaction);
        if (sources != job.SourceIds.Count) throw ProblemException.Invalid("sourceIds", "One of the sources does not exist in this workspace.");
        if (targets != job.RepositoryIds.Count) throw ProblemException.Invalid("repositoryIds", "One of the repositories does not exist in this workspace.");
        await ExcludeSupport.RequireAsync(connection, transaction, workspaceId, jobId, "repositoryIds", catalog);
        if (string.IsNullOrWhiteSpace(job.Compression)) return;
        var engines = await connection.QueryAsync<string>(EnginesSql, new { WorkspaceId = workspaceId, JobId = jobId }, transaction);
        if (engines.Any(engine => !catalog.Engine(engine).AcceptsCompression(job.Compression)))
            throw ProblemException.Invalid("compression", "One of the repositories' engines has no such compression; the catalog lists them.");
    }
}
