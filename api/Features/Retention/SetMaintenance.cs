using System.Globalization;
using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Scheduling;
using BackupApi.Security;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BackupApi.Features.Retention;

internal sealed class MaintenancePlanValidator : AbstractValidator<MaintenancePlan>
{
    public MaintenancePlanValidator()
    {
        RuleFor(plan => plan.PruneEveryDays).InclusiveBetween(0, 366);
        RuleFor(plan => plan.CheckEveryDays).InclusiveBetween(0, 366);
        RuleFor(plan => plan.ReadAllWithinDays).InclusiveBetween(0, 3660)
            .Must((plan, days) => days == 0 || plan.CheckEveryDays > 0).WithMessage("Data is read by checks: let them run at least once in a year, or set this to 0.")
            .Must((plan, days) => days == 0 || days >= plan.CheckEveryDays).WithMessage("Checks come too seldom for that; let them run at least so often.");
        RuleFor(plan => plan.Time).Must(time => TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)).WithMessage("Give a time of day such as 03:30.");
        RuleFor(plan => plan.TimeZone).Must(zone => zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)).WithMessage("There is no such time zone; give an IANA name such as Europe/Berlin.");
    }
}

/// <summary>The plan as it is now.</summary>
/// <param name="NextPruneAt">Null: not by itself.</param>
/// <param name="Version">Of the repository; goes into If-Match of its next change.</param>
public sealed record MaintenanceResponse(MaintenancePlan Maintenance, DateTimeOffset? NextPruneAt, DateTimeOffset? NextCheckAt, int Version);

internal static class SetMaintenance
{
    private const string NameSql = "select name from repositories where workspace_id = @WorkspaceId and id = @Id";

    private const string SaveSql = """
        update repositories set maintenance = @Plan::jsonb, next_prune_at = @NextPruneAt, next_check_at = @NextCheckAt, version = version + 1, updated_at = now()
        where workspace_id = @WorkspaceId and id = @Id and version = @Version returning version
        """;

    /// <summary>Says when a repository is pruned and checked by itself.</summary>
    internal static async Task<Ok<MaintenanceResponse>> HandleAsync(
        Guid id, MaintenancePlan request, [FromHeader(Name = EntityTag.IfMatch)] string? ifMatch, [AsParameters] RetentionEnvironment environment, CancellationToken cancellationToken)
    {
        var workspaceId = environment.Caller.WorkspaceId;
        await using var connection = await environment.Database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var name = await connection.QuerySingleOrDefaultAsync<string>(NameSql, new { WorkspaceId = workspaceId, Id = id }, transaction) ?? throw ProblemException.NotFound("repository");
        var next = request.Next(environment.Clock.GetUtcNow());
        var parameters = new
        {
            WorkspaceId = workspaceId, Id = id, Version = EntityTag.Parse(ifMatch), Plan = JsonText.Of(request),
            NextPruneAt = request.PruneEveryDays > 0 ? next : (DateTimeOffset?)null, NextCheckAt = request.CheckEveryDays > 0 ? next : (DateTimeOffset?)null,
        };
        var version = await connection.ExecuteScalarAsync<int?>(SaveSql, parameters, transaction) ?? throw ProblemException.ChangedMeanwhile("repository");
        await environment.Audit.RecordAsync(connection, transaction, "repository.maintenance_changed", "repository", id, name, request, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        EntityTag.Write(environment.Response, version);
        return TypedResults.Ok(new MaintenanceResponse(request, parameters.NextPruneAt, parameters.NextCheckAt, version));
    }
}
