using BackupApi.Inventory;
using BackupApi.Problems;
using Dapper;
using Npgsql;

namespace BackupApi.Features.Sources;

/// <summary>The connection that a source's settings name.</summary>
internal static class SourceConnection
{
    // Held until the source is written, so that nobody deletes the connection in between.
    private const string Sql = "select server_id from connections where workspace_id = @WorkspaceId and id = @Id and type = @Type for share";

    /// <summary>Throws invalid when it is of another type, workspace or server.</summary>
    internal static async Task RequireAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid workspaceId, Guid serverId, CheckedSettings settings)
    {
        if (settings.Type.ConnectionType is not { } type) return;
        var server = await connection.QuerySingleOrDefaultAsync<Guid?>(Sql, new { WorkspaceId = workspaceId, Id = SourceInventory.ConnectionOf(settings.Json), Type = type }, transaction)
            ?? throw ProblemException.Invalid("settings.connectionId", "There is no such connection in this workspace.");
        if (server != serverId) throw ProblemException.Invalid("settings.connectionId", "The connection belongs to another server than the source.");
    }
}
