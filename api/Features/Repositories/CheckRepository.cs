using BackupApi.Data;
using BackupApi.Orchestration;
using BackupApi.Orchestration.Kinds;
using BackupApi.Problems;
using BackupApi.Security;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BackupApi.Features.Repositories;

/// <param name="ReadData">Read and verify every byte; else the structure alone.</param>
/// <param name="SubsetPercent">Read and verify about this share of the data, 1 to 99: another share each time, so that in the end all was read. For engines that can.</param>
public sealed record CheckRepositoryRequest(bool ReadData = false, int? SubsetPercent = null);

internal sealed class CheckRepositoryRequestValidator : AbstractValidator<CheckRepositoryRequest>
{
    public CheckRepositoryRequestValidator()
    {
        RuleFor(request => request.SubsetPercent).InclusiveBetween(1, 99).WithMessage("A share of the data is 1 to 99 percent.");
        RuleFor(request => request.SubsetPercent).Null().When(request => request.ReadData).WithMessage("Read all data or a share of it, not both.");
    }
}

internal static class CheckRepository
{
    /// <summary>Proves that a repository is whole, as an operation. Nothing else can use it meanwhile.</summary>
    internal static async Task<Accepted<OperationResponse>> HandleAsync(
        Guid id, CheckRepositoryRequest request, [FromHeader(Name = IdempotencyKeys.Header)] string? idempotencyKey, TenantDatabase database, Caller caller, AuditTrail audit,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var repository = await RepositoryReader.ReadAsync(connection, caller.WorkspaceId, id, cancellationToken);
        if (request.SubsetPercent is not null && repository.Engine == "borg")
            throw ProblemException.Invalid("subsetPercent", "Borg checks all data or none; choose “readData”.");
        var operation = new NewOperation
        {
            WorkspaceId = caller.WorkspaceId, RunId = Guid.CreateVersion7(), Kind = OperationKind.Check, Title = $"Check of {repository.Name}", Trigger = EnumText.Parse<OperationTrigger>(caller.Trigger),
            RequestedBy = caller.UserId, RepositoryId = id, RepositoryAccess = RepositoryUse.Exclusive, Specification = JsonText.Of(new CheckSpecification(request.ReadData, request.SubsetPercent)),
        };
        return await StartedOperation.StartAsync(connection, operation, idempotencyKey, $"check {id} {request.ReadData} {request.SubsetPercent}",
            transaction => audit.RecordAsync(connection, transaction, "repository.checked", "repository", id, repository.Name, new { request.ReadData, request.SubsetPercent }, cancellationToken), cancellationToken);
    }
}
