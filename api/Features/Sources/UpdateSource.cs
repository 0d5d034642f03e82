using BackupApi.Data;
using BackupApi.Inventory;
using BackupApi.Problems;
using BackupApi.Security;
using BackupApi.SourceTypes;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BackupApi.Features.Sources;

/// <summary>The whole source as it shall be; what is absent gets its default. See <see cref="CreateSourceRequest"/> for units.</summary>
public sealed record UpdateSourceRequest(
    string Name, Guid ServerId, SourceSettings Settings, string? PreScript = null, string? PostScript = null, int? ScriptTimeoutSeconds = null, IReadOnlyList<string>? Tags = null, bool? Active = null)
    : ISourceFields;

internal sealed class UpdateSourceValidator : SourceFieldsValidator<UpdateSourceRequest>;

internal static class UpdateSource
{
    private const string Sql = """
        update sources set server_id = @ServerId, name = @Name, type = @Type, settings = @Settings::jsonb, pre_script = @PreScript, post_script = @PostScript,
          script_timeout_seconds = @ScriptTimeoutSeconds, tags = @Tags, active = @Active, version = version + 1, updated_at = now()
        where id = @Id and workspace_id = @WorkspaceId and version = @Version
        """;

    private const string ServerExists = "select exists (select from servers where id = @ServerId and workspace_id = @WorkspaceId)";

    /// <summary>Changes a source as a whole. Backups that run keep what they were started with.</summary>
    internal static async Task<Ok<SourceResponse>> HandleAsync(
        Guid id, UpdateSourceRequest request, [FromHeader(Name = EntityTag.IfMatch)] string? ifMatch, TenantDatabase database, Caller caller, AuditTrail audit, Catalog catalog,
        HttpResponse response, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await SourceReader.FindAsync(connection, caller.WorkspaceId, id, cancellationToken);
        var settings = CheckedSettings.Of(request.Settings, catalog);
        var parameters = SourceParameters.Of(request, settings, id, caller.WorkspaceId, EntityTag.Parse(ifMatch));
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await connection.ExecuteScalarAsync<bool>(ServerExists, parameters, transaction)) throw ProblemException.Invalid("serverId", "There is no such server in this workspace.");
        await SourceConnection.RequireAsync(connection, transaction, caller.WorkspaceId, request.ServerId, settings);
        await SourceParameters.WriteAsync(connection, transaction, Sql, parameters, () => ProblemException.ChangedMeanwhile("source"));
        await ExcludeSupport.RequireAsync(connection, transaction, caller.WorkspaceId, id, "settings.excludePatterns", catalog);
        await audit.RecordAsync(connection, transaction, "source.updated", "source", id, parameters.Name, new { parameters.Type, request.ServerId, parameters.Active }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var source = await SourceReader.FindAsync(connection, caller.WorkspaceId, id, cancellationToken);
        EntityTag.Write(response, source.Version);
        return TypedResults.Ok(source);
    }
}
