using BackupApi.Data;
using BackupApi.Inventory;
using BackupApi.Orchestration;
using BackupApi.Problems;
using BackupApi.Retention;
using BackupApi.Security;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace BackupApi.Features.Retention;

/// <summary>The rules as they shall be.</summary>
/// <param name="Policy">Null: for a repository that everything stays, for a job that the repository's rules apply.</param>
/// <param name="Confirm">Needed when more than half of the backups would go.</param>
public sealed record SetRetentionRequest(RetentionPolicy? Policy, bool Confirm = false);

internal sealed class SetRetentionRequestValidator : AbstractValidator<SetRetentionRequest>
{
    public SetRetentionRequestValidator() => RuleFor(request => request.Policy!).SetValidator(new RetentionPolicyValidator()).When(request => request.Policy is not null);
}

/// <summary>The rules of a repository or job as they are now.</summary>
/// <param name="Version">Of the repository or job; goes into If-Match of its next change.</param>
public sealed record RetentionResponse(RetentionPolicy? Policy, int Version);

internal static class SetRetention
{
    private const string NameSql = "select name from {0} where workspace_id = @WorkspaceId and id = @Id for update";

    private const string SaveSql = """
        update {0} set retention = @Policy::jsonb, version = version + 1, updated_at = now() where workspace_id = @WorkspaceId and id = @Id and version = @Version returning version
        """;

    /// <summary>Says which backups a repository keeps. What no rule keeps goes with the next prune.</summary>
    internal static Task<Ok<RetentionResponse>> OfRepositoryAsync(
        Guid id, SetRetentionRequest request, [FromHeader(Name = EntityTag.IfMatch)] string? ifMatch, [AsParameters] RetentionEnvironment environment, CancellationToken cancellationToken) =>
        SaveAsync(new Subject("repositories", "repository", id, RepositoryId: id, JobId: null), request, EntityTag.Parse(ifMatch), environment, cancellationToken);

    /// <summary>Says which of a job's backups stay, instead of what their repository says.</summary>
    internal static Task<Ok<RetentionResponse>> OfJobAsync(
        Guid id, SetRetentionRequest request, [FromHeader(Name = EntityTag.IfMatch)] string? ifMatch, [AsParameters] RetentionEnvironment environment, CancellationToken cancellationToken) =>
        SaveAsync(new Subject("jobs", "job", id, RepositoryId: null, JobId: id), request, EntityTag.Parse(ifMatch), environment, cancellationToken);

    private static async Task<Ok<RetentionResponse>> SaveAsync(Subject subject, SetRetentionRequest request, int version, RetentionEnvironment environment, CancellationToken cancellationToken)
    {
        var workspaceId = environment.Caller.WorkspaceId;
        await using var connection = await environment.Database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var name = await connection.QuerySingleOrDefaultAsync<string>(string.Format(null, NameSql, subject.Table), new { WorkspaceId = workspaceId, subject.Id }, transaction) ?? throw ProblemException.NotFound(subject.Word);
        var parameters = new { WorkspaceId = workspaceId, subject.Id, Version = version, Policy = request.Policy is null ? null : JsonText.Of(request.Policy) };
        var saved = await connection.ExecuteScalarAsync<int?>(string.Format(null, SaveSql, subject.Table), parameters, transaction) ?? throw ProblemException.ChangedMeanwhile(subject.Word);
        // Read as it now is, so that a job without rules of its own is looked at with its repository's.
        var groups = await RetentionInventory.ReadAsync(connection, transaction, new RetentionScope(workspaceId, subject.RepositoryId, subject.JobId, null), cancellationToken);
        if (!request.Confirm) RetentionLoss.Refuse(groups, _ => true, environment.Clock.GetUtcNow(), "These rules", "Look at the preview, then repeat the request with `confirm`.");
        await environment.Audit.RecordAsync(connection, transaction, $"{subject.Word}.retention_changed", subject.Word, subject.Id, name, new { request.Policy, request.Confirm }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        EntityTag.Write(environment.Response, saved);
        return TypedResults.Ok(new RetentionResponse(request.Policy, saved));
    }

    private sealed record Subject(string Table, string Word, Guid Id, Guid? RepositoryId, Guid? JobId);
}

/// <summary>What changing the rules needs besides the request.</summary>
internal sealed record RetentionEnvironment(TenantDatabase Database, Caller Caller, AuditTrail Audit, TimeProvider Clock, HttpResponse Response);
