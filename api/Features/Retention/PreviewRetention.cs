using BackupApi.Data;
using BackupApi.Inventory;
using BackupApi.Problems;
using BackupApi.Retention;
using BackupApi.Security;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace BackupApi.Features.Retention;

/// <summary>Whose backups to look at: a repository's, or those that one job made.</summary>
/// <param name="Policy">Rules to try out instead of the stored ones.</param>
public sealed record PreviewRetentionRequest(Guid? RepositoryId = null, Guid? JobId = null, RetentionPolicy? Policy = null);

internal sealed class PreviewRetentionRequestValidator : AbstractValidator<PreviewRetentionRequest>
{
    public PreviewRetentionRequestValidator()
    {
        RuleFor(request => request.RepositoryId).Must((request, id) => id is null != request.JobId is null).WithMessage("Give either a repository or a job.");
        RuleFor(request => request.Policy!).SetValidator(new RetentionPolicyValidator()).When(request => request.Policy is not null);
    }
}

internal static class PreviewRetention
{
    private const int MostDays = 400, LeastDays = 30;

    // Looking at so many backups of one source takes a fraction of a second; all sources together have five times that.
    private const int MostSteps = 200_000, StepsOfAll = 1_000_000;

    private const string ExistsSql = """
        select exists (select from repositories where workspace_id = @WorkspaceId and id = @RepositoryId union all select from jobs where workspace_id = @WorkspaceId and id = @JobId)
        """;

    /// <summary>Which backups stay by which rule, which go, and when each one goes.</summary>
    internal static async Task<Ok<RetentionPreview>> HandleAsync(
        PreviewRetentionRequest request, TenantDatabase database, Caller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var scope = new RetentionScope(caller.WorkspaceId, request.RepositoryId, request.JobId, request.Policy);
        if (!await connection.QuerySingleAsync<bool>(ExistsSql, scope)) throw ProblemException.NotFound(request.JobId is null ? "repository" : "job");
        return TypedResults.Ok(Make(await RetentionInventory.ReadAsync(connection, null, scope, cancellationToken), clock.GetUtcNow()));
    }

    internal static RetentionPreview Make(IReadOnlyList<RetentionGroup> groups, DateTimeOffset now)
    {
        var sources = groups.Select(group => Describe(group, now, Math.Min(MostSteps, StepsOfAll / groups.Count))).ToList();
        var backups = sources.SelectMany(source => source.Backups).ToList();
        var removed = backups.Where(backup => !backup.Kept).ToList();
        return new RetentionPreview(backups.Count, backups.Count - removed.Count, removed.Count, removed.Sum(backup => backup.Bytes), removed.Count * 2 > backups.Count, sources);
    }

    private static RetentionPreviewSource Describe(RetentionGroup group, DateTimeOffset now, int steps)
    {
        var interval = RetentionForecast.UsualInterval(group.Backups.Select(backup => backup.StartedAt), now);
        var prune = group.NextPruneAt > now ? group.NextPruneAt.Value : now;
        var days = Math.Clamp(MostSteps / group.Backups.Count, LeastDays, MostDays);
        var goes = RetentionForecast.Make(group.Policy, group.Semantics, [.. group.AsRules()], prune, interval, days, steps);
        var known = group.Backups.ToDictionary(backup => backup.Id);
        return new RetentionPreviewSource(
            group.RepositoryId, group.RepositoryName, group.SourceId, group.SourceName, group.JobId, group.JobName, group.Policy, interval?.TotalSeconds,
            [.. group.Judge(now).Select(verdict => Describe(known[verdict.Backup.Id], verdict, goes.TryGetValue(verdict.Backup.Id, out var at) ? at : null))]);
    }

    private static RetentionPreviewBackup Describe(RetainedBackup backup, RetentionVerdict verdict, DateTimeOffset? goesAt) =>
        new(backup.Id, backup.Archive, backup.StartedAt, verdict.IsKept, verdict.Reasons, goesAt, backup.HoldUntil, backup.IsDamaged, backup.Bytes);
}
