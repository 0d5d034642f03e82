using BackupApi.Catalogs;
using BackupApi.Connections;
using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.Security;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BackupApi.Features.Connections;

/// <summary>Settings to try out; nothing is stored.</summary>
/// <param name="ConnectionId">Its stored secrets are used where the settings bring none.</param>
public sealed record TestConnectionRequest(Guid ServerId, ConnectionSettings Settings, Guid? ConnectionId = null)
{
    public override string ToString() => "test of a connection";
}

internal sealed class TestConnectionRequestValidator : AbstractValidator<TestConnectionRequest>
{
    public TestConnectionRequestValidator()
    {
        RuleFor(request => request.ServerId).NotEmpty().WithMessage("Choose the server that the service runs on.");
        RuleFor(request => request.Settings).NotNull().WithMessage("Say how the service is reached.");
    }
}

internal static class TestConnectionSettings
{
    /// <summary>Tries settings before they are saved: the tool on the server, reach, sign-in, version, what the user may do.</summary>
    internal static async Task<Ok<ConnectionTest>> HandleAsync(
        TestConnectionRequest request, [FromServices] BackupApi.Catalog catalog, ConnectionTrial trial, SettingsSecrets secrets, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        var chosen = ChosenConnection.Of(catalog, request.Settings);
        return TypedResults.Ok(await trial.RunAsync(request.ServerId, chosen.Type, chosen.Complete(secrets, await StoredAsync(request, chosen, database, caller, cancellationToken)), cancellationToken));
    }

    private static async Task<string?> StoredAsync(TestConnectionRequest request, ChosenConnection chosen, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        if (request.ConnectionId is not { } id) return null;
        await using var connection = await database.OpenAsync(cancellationToken);
        var row = await ConnectionReader.FindAsync(connection, caller.WorkspaceId, id, cancellationToken);
        return row.Type == chosen.Type.Type && row.ServerId == request.ServerId
            ? row.SecretsProtected
            : throw ProblemException.Invalid("connectionId", "The stored secrets belong to another server or type; enter them anew.");
    }
}

internal static class TestConnection
{
    /// <summary>Tests a connection now and writes down what was found.</summary>
    internal static async Task<Ok<ConnectionTest>> HandleAsync(
        Guid id, [FromServices] BackupApi.Catalog catalog, ConnectionTrial trial, SettingsSecrets secrets, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        ConnectionRow row;
        await using (var connection = await database.OpenAsync(cancellationToken))
            row = await ConnectionReader.FindAsync(connection, caller.WorkspaceId, id, cancellationToken);
        var test = await trial.RunAsync(row.ServerId, catalog.ConnectionType(row.Type), secrets.Merge(row.Settings, row.SecretsProtected), cancellationToken);
        await trial.SaveAsync(id, test, cancellationToken);
        return TypedResults.Ok(test);
    }
}
