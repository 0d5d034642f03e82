using BackupApi.Catalogs;
using BackupApi.Connections;
using BackupApi.Data;
using BackupApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BackupApi.Features.Connections;

public sealed record ConnectionDatabases(IReadOnlyList<DatabaseInfo> Items);

internal static class ListConnectionDatabases
{
    /// <summary>The databases that the connection shows, without those of the system.</summary>
    internal static async Task<Ok<ConnectionDatabases>> HandleAsync(
        Guid id, [FromServices] BackupApi.Catalog catalog, ConnectionTrial trial, SettingsSecrets secrets, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        ConnectionRow row;
        await using (var connection = await database.OpenAsync(cancellationToken))
            row = await ConnectionReader.FindAsync(connection, caller.WorkspaceId, id, cancellationToken);
        await using var host = await trial.OpenAsync(row.ServerId, cancellationToken);
        return TypedResults.Ok(new ConnectionDatabases(await catalog.ConnectionType(row.Type).ListDatabasesAsync(host, secrets.Merge(row.Settings, row.SecretsProtected), cancellationToken)));
    }
}
