using BackupApi.Catalogs;
using BackupApi.Connections;
using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BackupApi.Features.Connections;

/// <summary>The whole connection as it shall be; its server and type stay. A secret that is absent stays as it is stored. See <see cref="CreateConnectionRequest"/>.</summary>
public sealed record UpdateConnectionRequest(string Name, ConnectionSettings Settings, bool? IsDefault = null, IReadOnlyList<string>? Tags = null, bool? SkipTest = null) : IConnectionFields
{
    public override string ToString() => Name;
}

internal sealed class UpdateConnectionRequestValidator : ConnectionFieldsValidator<UpdateConnectionRequest>;

internal static class UpdateConnection
{
    private const string Sql = """
        update connections set name = @Name, settings = @Settings::jsonb, secrets_protected = @SecretsProtected, is_default = @IsDefault, tags = @Tags,
          status = case when settings = @Settings::jsonb and secrets_protected is not distinct from @SecretsProtected then status else 'untested' end,
          version = version + 1, updated_at = now()
        where workspace_id = @WorkspaceId and id = @Id and version = @Version
        """;

    /// <summary>Changes a connection as a whole, after testing it.</summary>
    internal static async Task<Ok<ConnectionResponse>> HandleAsync(
        Guid id, UpdateConnectionRequest request, [FromHeader(Name = EntityTag.IfMatch)] string? ifMatch, [FromServices] BackupApi.Catalog catalog, ConnectionTrial trial, SettingsSecrets secrets,
        TenantDatabase database, Caller caller, AuditTrail audit, HttpResponse response, CancellationToken cancellationToken)
    {
        var (version, chosen) = (EntityTag.Parse(ifMatch), ChosenConnection.Of(catalog, request.Settings));
        ConnectionRow row;
        await using (var connection = await database.OpenAsync(cancellationToken))
            row = await ConnectionReader.FindAsync(connection, caller.WorkspaceId, id, cancellationToken);
        if (row.Version != version) throw ProblemException.ChangedMeanwhile("connection");
        if (row.Type != chosen.Type.Type) throw ProblemException.Invalid("settings.type", "The type of a connection stays; make another connection.");
        var test = request.SkipTest == true ? null : await trial.RunAsync(row.ServerId, chosen.Type, chosen.Complete(secrets, row.SecretsProtected), cancellationToken);
        if (test is not null) ConnectionTrial.Require(test);
        var parameters = ConnectionParameters.Of(request, request.IsDefault, chosen.Split(secrets, row.SecretsProtected)) with
        {
            Id = id, WorkspaceId = caller.WorkspaceId, ServerId = row.ServerId, Type = row.Type, Version = version,
        };
        await using (var connection = await database.OpenAsync(cancellationToken))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await parameters.WriteAsync(connection, transaction, Sql, () => ProblemException.ChangedMeanwhile("connection"));
            await audit.RecordAsync(connection, transaction, "connection.updated", "connection", id, parameters.Name, new { parameters.Type, parameters.IsDefault, tested = test is not null }, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        if (test is not null) await trial.SaveAsync(id, test, cancellationToken);
        await using var again = await database.OpenAsync(cancellationToken);
        row = await ConnectionReader.FindAsync(again, caller.WorkspaceId, id, cancellationToken);
        EntityTag.Write(response, row.Version);
        return TypedResults.Ok(row.ToResponse());
    }
}
