using BackupApi.Catalogs;
using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Orchestration;
using BackupApi.Problems;
using BackupApi.Security;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BackupApi.Features.Repositories;

/// <summary>A repository that lies in a pool already.</summary>
/// <param name="Location">Name of its folder in the pool.</param>
/// <param name="Passphrase">Write-only; absent for a repository without one.</param>
/// <param name="KeyFile">Write-only; the text of the key file, for a repository that keeps its key apart.</param>
/// <param name="Engine">"borg" when absent.</param>
public sealed record ImportRepositoryRequest(
    string Name, Guid PoolId, string Location, string? Passphrase = null, string? KeyFile = null, string? Engine = null, IReadOnlyList<string>? Tags = null);

internal sealed class ImportRepositoryRequestValidator : AbstractValidator<ImportRepositoryRequest>
{
    public ImportRepositoryRequestValidator(BackupApi.Catalog catalog)
    {
        RuleFor(request => request.Name).NotEmpty().MaximumLength(100);
        RuleFor(request => request.Location).NotEmpty().MaximumLength(255);
        RuleFor(request => request.Passphrase).MaximumLength(1000);
        RuleFor(request => request.KeyFile).MaximumLength(20_000);
        RuleFor(request => request.Engine).Must(kind => kind is null || catalog.FindEngine(kind) is not null).WithMessage("There is no such engine; the catalog lists them.");
        RuleFor(request => request.Tags).Must(tags => tags is null || (tags.Count <= 20 && tags.All(tag => tag is { Length: > 0 and <= 50 }))).WithMessage("At most 20 tags of 1 to 50 letters.");
    }
}

internal static class ImportRepository
{
    /// <summary>Opens a repository that was made elsewhere and takes it over; a refresh operation then lists its backups.</summary>
    internal static async Task<Created<RepositoryResponse>> HandleAsync(
        ImportRepositoryRequest request, [FromServices] BackupApi.Catalog catalog, TenantDatabase database, Caller caller, AuditTrail audit, SecretProtector protector, SettingsSecrets secrets,
        HttpResponse response, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var pool = await PoolPlace.ReadAsync(connection, catalog, secrets, caller.WorkspaceId, request.PoolId, cancellationToken);
        var engine = catalog.Engine(request.Engine ?? CreateRepository.DefaultEngine);
        var access = new RepositoryAccess(
            Guid.CreateVersion7(), request.Name.Trim(), pool.Locate(request.Location), "unknown", engine.Description.Compressions.First(choice => choice.Default).Value,
            string.IsNullOrEmpty(request.Passphrase) ? null : request.Passphrase, string.IsNullOrWhiteSpace(request.KeyFile) ? null : request.KeyFile, true, null);
        var identity = await engine.InspectAsync(access, cancellationToken);

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RepositoryRow.InsertAsync(connection, transaction, caller.WorkspaceId, pool, engine, access, identity, request.Tags, protector);
        await audit.RecordAsync(connection, transaction, "repository.imported", "repository", access.Id, access.Name, new { pool = pool.Name, request.Location, identity.BackupCount }, cancellationToken);
        await OperationQueue.EnqueueAsync(connection, transaction, [RefreshRepository.Describe(caller, access.Id, access.Name)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var repository = await RepositoryReader.ReadAsync(connection, caller.WorkspaceId, access.Id, cancellationToken);
        EntityTag.Write(response, repository.Version);
        return TypedResults.Created($"/api/v1/repositories/{access.Id}", repository);
    }
}
