using BackupApi.Catalogs;
using BackupApi.Connections;
using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace BackupApi.Features.Connections;

/// <summary>A new connection.</summary>
/// <param name="IsDefault">In place of the one that was it, of this type on that server.</param>
/// <param name="SkipTest">Save it although it may not work; it is "untested" then.</param>
public sealed record CreateConnectionRequest(
    string Name, Guid ServerId, ConnectionSettings Settings, bool? IsDefault = null, IReadOnlyList<string>? Tags = null, bool? SkipTest = null) : IConnectionFields
{
    public override string ToString() => Name;
}

internal sealed class CreateConnectionRequestValidator : ConnectionFieldsValidator<CreateConnectionRequest>
{
    public CreateConnectionRequestValidator() => RuleFor(request => request.ServerId).NotEmpty().WithMessage("Choose the server that the service runs on.");
}

internal static class CreateConnection
{
    private const string Sql = """
        insert into connections (id, workspace_id, server_id, name, type, settings, secrets_protected, is_default, tags)
        select @Id, @WorkspaceId, v.id, @Name, @Type, @Settings::jsonb, @SecretsProtected, @IsDefault, @Tags
        from servers v where v.id = @ServerId and v.workspace_id = @WorkspaceId
        """;

    /// <summary>Tests how a service is reached and keeps it as a connection of its server.</summary>
    internal static async Task<Created<ConnectionResponse>> HandleAsync(
        CreateConnectionRequest request, [FromServices] BackupApi.Catalog catalog, ConnectionTrial trial, SettingsSecrets secrets, TenantDatabase database, Caller caller, AuditTrail audit,
        HttpResponse response, CancellationToken cancellationToken)
    {
        var chosen = ChosenConnection.Of(catalog, request.Settings);
        var test = request.SkipTest == true ? null : await trial.RunAsync(request.ServerId, chosen.Type, chosen.Complete(secrets, null), cancellationToken);
        if (test is not null) ConnectionTrial.Require(test);
        var parameters = ConnectionParameters.Of(request, request.IsDefault, chosen.Split(secrets, null)) with
        {
            Id = Guid.CreateVersion7(), WorkspaceId = caller.WorkspaceId, ServerId = request.ServerId, Type = chosen.Type.Type,
        };
        await using (var connection = await database.OpenAsync(cancellationToken))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await parameters.WriteAsync(connection, transaction, Sql, () => ProblemException.Invalid("serverId", "There is no such server in this workspace."));
            await audit.RecordAsync(connection, transaction, "connection.created", "connection", parameters.Id, parameters.Name, new { parameters.Type, request.ServerId, tested = test is not null }, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        if (test is not null) await trial.SaveAsync(parameters.Id, test, cancellationToken);
        await using var again = await database.OpenAsync(cancellationToken);
        var row = await ConnectionReader.FindAsync(again, caller.WorkspaceId, parameters.Id, cancellationToken);
        EntityTag.Write(response, row.Version);
        return TypedResults.Created($"/api/v1/connections/{row.Id}", row.ToResponse());
    }
}

/// <summary>A connection's row as it is written.</summary>
internal sealed record ConnectionParameters(string Name, string Settings, string? SecretsProtected, bool IsDefault, string[] Tags)
{
    // The one that was the default until now; its own version counts up, since it changes.
    private const string DemoteSql = """
        update connections set is_default = false, version = version + 1, updated_at = now()
        where workspace_id = @WorkspaceId and server_id = @ServerId and type = @Type and is_default and id <> @Id
        """;

    public Guid Id { get; init; }
    public Guid WorkspaceId { get; init; }
    public Guid ServerId { get; init; }
    public string Type { get; init; } = "";
    public int Version { get; init; }

    internal static ConnectionParameters Of(IConnectionFields fields, bool? isDefault, StoredSettings stored) =>
        new(fields.Name.Trim(), stored.Settings, stored.SecretsProtected, isDefault ?? false, fields.Tags?.ToArray() ?? []);

    /// <summary>Throws name_taken, or what <paramref name="nothing"/> makes when no row was written.</summary>
    internal async Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string sql, Func<ProblemException> nothing)
    {
        try
        {
            if (IsDefault) await connection.ExecuteAsync(DemoteSql, this, transaction);
            if (await connection.ExecuteAsync(sql, this, transaction) == 0) throw nothing();
        }
        catch (PostgresException exception) when (exception.ConstraintName == "connections_name_key")
        {
            throw ProblemException.NameTaken("connection", Name);
        }
        catch (PostgresException exception) when (exception.ConstraintName == "connections_default_key")
        {
            throw new ProblemException(409, ProblemCodes.Changed, "Somebody else chose another default in this moment.", "Look at the server's connections and try again.");
        }
    }

    public override string ToString() => Name;
}
