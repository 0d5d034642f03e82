using BackupApi.Data;
using BackupApi.Hosts;
using BackupApi.Inventory;
using BackupApi.Problems;
using BackupApi.Security;
using BackupApi.SourceTypes;
using Dapper;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Sources;

/// <summary>Settings to try out on a server; nothing is stored.</summary>
public sealed record PreviewSourceRequest(Guid ServerId, SourceSettings Settings);

internal sealed class PreviewSourceValidator : AbstractValidator<PreviewSourceRequest>
{
    public PreviewSourceValidator()
    {
        RuleFor(request => request.ServerId).NotEmpty().WithMessage("Choose the server that the source lives on.");
        RuleFor(request => request.Settings).NotNull().WithMessage("Say what to back up.");
    }
}

internal static class PreviewSource
{
    private const string ServerExists = "select exists (select from servers where id = @ServerId and workspace_id = @WorkspaceId)";

    /// <summary>What a source would take, how large it is, and what its patterns leave out.</summary>
    internal static async Task<Ok<SourcePreview>> HandleAsync(
        PreviewSourceRequest request, TenantDatabase database, Caller caller, Catalog catalog, ServerInventory servers, SourceInventory sources, IHostFactory hosts, CancellationToken cancellationToken)
    {
        var settings = CheckedSettings.Of(request.Settings, catalog);
        HostAddress address;
        SourceAccess access;
        await using (var connection = await database.OpenAsync(cancellationToken))
        {
            if (!await connection.ExecuteScalarAsync<bool>(ServerExists, new { request.ServerId, caller.WorkspaceId })) throw ProblemException.NotFound("server");
            access = await sources.GetAccessAsync(connection, caller.WorkspaceId, settings.Type.Type, settings.Json, null, cancellationToken, request.ServerId);
            address = await servers.GetAddressAsync(connection, request.ServerId, cancellationToken);
        }

        await using var host = await hosts.OpenAsync(address, cancellationToken);
        return TypedResults.Ok(await settings.Type.PreviewAsync(host, access, cancellationToken));
    }
}
