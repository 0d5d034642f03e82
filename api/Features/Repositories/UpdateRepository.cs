using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace BackupApi.Features.Repositories;

/// <summary>What can change of a repository. Encryption, passphrase and folder cannot.</summary>
public sealed record UpdateRepositoryRequest(string Name, string Compression, bool AppendOnly, IReadOnlyList<string>? Tags = null);

internal sealed class UpdateRepositoryRequestValidator : AbstractValidator<UpdateRepositoryRequest>
{
    public UpdateRepositoryRequestValidator()
    {
        RuleFor(request => request.Name).NotEmpty().MaximumLength(100);
        RuleFor(request => request.Compression).NotEmpty().MaximumLength(40);
        RuleFor(request => request.Tags).Must(tags => tags is null || (tags.Count <= 20 && tags.All(tag => tag is { Length: > 0 and <= 50 }))).WithMessage("At most 20 tags of 1 to 50 letters.");
    }
}

internal static class UpdateRepository
{
    private const string EngineSql = "select engine from repositories where workspace_id = @WorkspaceId and id = @Id";

    private const string Sql = """
        update repositories set name = @Name, compression = @Compression, append_only = @AppendOnly, tags = @Tags, version = version + 1, updated_at = now()
        where workspace_id = @WorkspaceId and id = @Id and version = @Version
        """;

    /// <summary>Changes name, compression of new backups, append-only and tags.</summary>
    internal static async Task<Ok<RepositoryResponse>> HandleAsync(
        Guid id, UpdateRepositoryRequest request, [FromHeader(Name = EntityTag.IfMatch)] string? ifMatch, [FromServices] BackupApi.Catalog catalog, TenantDatabase database, Caller caller,
        AuditTrail audit, HttpResponse response, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var engine = await connection.QuerySingleOrDefaultAsync<string>(EngineSql, new { caller.WorkspaceId, Id = id }, transaction) ?? throw ProblemException.NotFound("repository");
        if (!catalog.Engine(engine).AcceptsCompression(request.Compression))
            throw ProblemException.Invalid("compression", "The engine has no such compression; the catalog lists them.");
        var name = request.Name.Trim();
        try
        {
            var parameters = new { caller.WorkspaceId, Id = id, Version = EntityTag.Parse(ifMatch), Name = name, request.Compression, request.AppendOnly, Tags = request.Tags?.ToArray() ?? [] };
            if (await connection.ExecuteAsync(Sql, parameters, transaction) == 0) throw ProblemException.ChangedMeanwhile("repository");
        }
        catch (PostgresException exception) when (exception.ConstraintName == "repositories_name_key")
        {
            throw ProblemException.NameTaken("repository", name);
        }

        await audit.RecordAsync(connection, transaction, "repository.updated", "repository", id, name, new { request.Compression, request.AppendOnly }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var repository = await RepositoryReader.ReadAsync(connection, caller.WorkspaceId, id, cancellationToken);
        EntityTag.Write(response, repository.Version);
        return TypedResults.Ok(repository);
    }
}
