using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using BackupApi.SourceTypes;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace BackupApi.Features.Sources;

/// <summary>A new source.</summary>
/// <param name="PreScript">Shell text run on the server before its data is read; a failure stops the run.</param>
/// <param name="PostScript">Shell text run on the server afterwards, also after a failure.</param>
/// <param name="ScriptTimeoutSeconds">600 when absent.</param>
/// <param name="Active">True when absent.</param>
public sealed record CreateSourceRequest(
    string Name, Guid ServerId, SourceSettings Settings, string? PreScript = null, string? PostScript = null, int? ScriptTimeoutSeconds = null, IReadOnlyList<string>? Tags = null, bool? Active = null)
    : ISourceFields;

internal sealed class CreateSourceValidator : SourceFieldsValidator<CreateSourceRequest>;

internal static class CreateSource
{
    private const string Sql = """
        insert into sources (id, workspace_id, server_id, name, type, settings, pre_script, post_script, script_timeout_seconds, tags, active)
        select @Id, @WorkspaceId, v.id, @Name, @Type, @Settings::jsonb, @PreScript, @PostScript, @ScriptTimeoutSeconds, @Tags, @Active
        from servers v where v.id = @ServerId and v.workspace_id = @WorkspaceId
        """;

    /// <summary>Makes a source on a server of the workspace.</summary>
    internal static async Task<Created<SourceResponse>> HandleAsync(
        CreateSourceRequest request, TenantDatabase database, Caller caller, AuditTrail audit, Catalog catalog, HttpResponse response, CancellationToken cancellationToken)
    {
        var settings = CheckedSettings.Of(request.Settings, catalog);
        var parameters = SourceParameters.Of(request, settings, Guid.CreateVersion7(), caller.WorkspaceId, 0);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await SourceConnection.RequireAsync(connection, transaction, caller.WorkspaceId, request.ServerId, settings);
        await SourceParameters.WriteAsync(connection, transaction, Sql, parameters, () => ProblemException.Invalid("serverId", "There is no such server in this workspace."));
        await audit.RecordAsync(connection, transaction, "source.created", "source", parameters.Id, parameters.Name, new { parameters.Type, request.ServerId }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var source = await SourceReader.FindAsync(connection, caller.WorkspaceId, parameters.Id, cancellationToken);
        EntityTag.Write(response, source.Version);
        return TypedResults.Created($"/api/v1/sources/{source.Id}", source);
    }
}

/// <summary>A source as its statements take it.</summary>
internal sealed record SourceParameters(
    Guid Id, Guid WorkspaceId, int Version, Guid ServerId, string Name, string Type, string Settings, string? PreScript, string? PostScript, int ScriptTimeoutSeconds, string[] Tags, bool Active)
{
    internal static SourceParameters Of(ISourceFields source, CheckedSettings settings, Guid id, Guid workspaceId, int version) => new(
        id, workspaceId, version, source.ServerId, source.Name.Trim(), settings.Type.Type, settings.Json.GetRawText(), NullIfEmpty(source.PreScript), NullIfEmpty(source.PostScript),
        source.ScriptTimeoutSeconds ?? 600, source.Tags?.ToArray() ?? [], source.Active ?? true);

    /// <summary>Throws name_taken, or what <paramref name="nothing"/> makes when no row was written.</summary>
    internal static async Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string sql, SourceParameters source, Func<ProblemException> nothing)
    {
        try
        {
            if (await connection.ExecuteAsync(sql, source, transaction) == 0) throw nothing();
        }
        catch (PostgresException exception) when (exception.ConstraintName == "sources_name_key")
        {
            throw ProblemException.NameTaken("source", source.Name);
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
