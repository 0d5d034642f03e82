using BackupApi.Catalogs;
using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Orchestration;
using BackupApi.Problems;
using BackupApi.Security;
using BackupApi.Storage;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace BackupApi.Features.Repositories;

/// <summary>A new repository.</summary>
/// <param name="Engine">As the catalog lists them; "borg" when absent.</param>
/// <param name="Encryption">One of the engine's; its default when absent.</param>
/// <param name="Compression">One of the engine's; its default when absent.</param>
/// <param name="AppendOnly">True when absent: servers can add backups but never remove any.</param>
/// <param name="Passphrase">Write-only. A strong one is made when absent.</param>
public sealed record CreateRepositoryRequest(
    string Name, Guid PoolId, string? Engine = null, string? Encryption = null, string? Compression = null, bool? AppendOnly = null, string? Passphrase = null, IReadOnlyList<string>? Tags = null);

internal sealed class CreateRepositoryRequestValidator : AbstractValidator<CreateRepositoryRequest>
{
    public CreateRepositoryRequestValidator(BackupApi.Catalog catalog)
    {
        RuleFor(request => request.Name).NotEmpty().MaximumLength(100);
        RuleFor(request => request.Engine).Must(kind => kind is null || catalog.FindEngine(kind) is not null).WithMessage("There is no such engine; the catalog lists them.");
        RuleFor(request => request.Encryption)
            .Must((request, encryption) => encryption is null || EngineOf(catalog, request.Engine)?.Description.Encryptions.Any(choice => choice.Value == encryption) != false)
            .WithMessage("The engine has no such encryption; the catalog lists them.");
        RuleFor(request => request.Compression)
            .Must((request, compression) => compression is null || EngineOf(catalog, request.Engine)?.AcceptsCompression(compression) != false)
            .WithMessage("The engine has no such compression; the catalog lists them.");
        RuleFor(request => request.Passphrase).Must(text => text is null || text.Length is >= 12 and <= 1000).WithMessage("A passphrase has 12 to 1,000 characters.")
            .Must(text => text is null || !text.Any(char.IsControl)).WithMessage("A passphrase holds no line breaks or other control characters.");
        RuleFor(request => request.Tags).Must(tags => tags is null || (tags.Count <= 20 && tags.All(tag => tag is { Length: > 0 and <= 50 }))).WithMessage("At most 20 tags of 1 to 50 letters.");
    }

    private static IEngine? EngineOf(BackupApi.Catalog catalog, string? kind) => catalog.FindEngine(kind ?? CreateRepository.DefaultEngine);
}

internal static class CreateRepository
{
    internal const string DefaultEngine = "borg";

    private const string NameSql = "select exists (select from repositories where workspace_id = @WorkspaceId and lower(name) = lower(@Name))";

    /// <summary>Makes a repository in a storage pool, opens it again to prove it, and stores its passphrase encrypted.</summary>
    internal static async Task<Created<RepositoryResponse>> HandleAsync(
        CreateRepositoryRequest request, [FromServices] BackupApi.Catalog catalog, TenantDatabase database, Caller caller, AuditTrail audit, SecretProtector protector, SettingsSecrets secrets,
        HttpResponse response, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var pool = await PoolPlace.ReadAsync(connection, catalog, secrets, caller.WorkspaceId, request.PoolId, cancellationToken);
        var engine = catalog.Engine(request.Engine ?? DefaultEngine);
        if (!pool.Type.Engines.Contains(engine.Kind))
            throw ProblemException.Invalid("poolId", $"The storage pool {pool.Name} cannot hold repositories of {engine.Description.Title}.");
        var name = request.Name.Trim();
        if (await connection.QuerySingleAsync<bool>(NameSql, new { caller.WorkspaceId, Name = name })) throw ProblemException.NameTaken("repository", name);

        var access = Describe(request, name, pool.Locate(FreeLocation(name, await pool.TakenAsync(connection, cancellationToken))), engine.Description);
        var identity = await engine.InitializeAsync(access, cancellationToken);
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await RepositoryRow.InsertAsync(connection, transaction, caller.WorkspaceId, pool, engine, access, identity, request.Tags, protector);
            await audit.RecordAsync(connection, transaction, "repository.created", "repository", access.Id, name, new { pool = pool.Name, engine = engine.Kind, access.Encryption }, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch
        {
            await engine.DestroyAsync(access with { EngineId = identity.EngineId, KeyFile = identity.KeyFile }, CancellationToken.None);
            throw;
        }

        var repository = await RepositoryReader.ReadAsync(connection, caller.WorkspaceId, access.Id, cancellationToken);
        EntityTag.Write(response, repository.Version);
        return TypedResults.Created($"/api/v1/repositories/{access.Id}", repository);
    }

    private static RepositoryAccess Describe(CreateRepositoryRequest request, string name, StoragePlace place, EngineDescription engine)
    {
        var encryption = request.Encryption ?? engine.Encryptions.First(choice => choice.Default).Value;
        var needsPassphrase = engine.Encryptions.First(choice => choice.Value == encryption).NeedsPassphrase;
        return new RepositoryAccess(
            Guid.CreateVersion7(), name, place, encryption, request.Compression ?? engine.Compressions.First(choice => choice.Default).Value,
            needsPassphrase ? request.Passphrase ?? Passphrase.Generate() : null, null, request.AppendOnly ?? true, null);
    }

    internal static string FreeLocation(string name, HashSet<string> taken)
    {
        var slug = Slug.Of(name);
        return Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? slug : $"{slug}-{number}").First(location => !taken.Contains(location));
    }
}
