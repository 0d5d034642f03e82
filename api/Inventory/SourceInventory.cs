using System.Text.Json;
using BackupApi.Catalogs;
using BackupApi.Problems;
using BackupApi.SourceTypes;
using Dapper;
using Npgsql;

namespace BackupApi.Inventory;

/// <summary>Turns a source's settings into what its type takes, with its connection decrypted.</summary>
internal sealed class SourceInventory(Catalog catalog, SettingsSecrets secrets)
{
    private const string Sql = """
        select settings::text, secrets_protected from connections
        where workspace_id = @WorkspaceId and id = @Id and type = @Type and (@ServerId::uuid is null or server_id = @ServerId)
        """;

    /// <summary>Throws <see cref="ProblemException"/> (not_found) when the connection that the settings name does not exist in the workspace, or not on that server.</summary>
    /// <param name="serverId">Where the connection must be; null where that was looked at before (a source and its connection stay on one server).</param>
    public async Task<SourceAccess> GetAccessAsync(
        NpgsqlConnection connection, Guid workspaceId, string type, JsonElement settings, Guid? operation, CancellationToken cancellationToken, Guid? serverId = null)
    {
        if (catalog.SourceType(type).ConnectionType is not { } connectionType) return new SourceAccess(settings, null, operation);
        var parameters = new { WorkspaceId = workspaceId, Id = ConnectionOf(settings), Type = connectionType, ServerId = serverId };
        var row = await connection.QuerySingleOrDefaultAsync<(string Settings, string? Secrets)?>(new CommandDefinition(Sql, parameters, cancellationToken: cancellationToken))
            ?? throw ProblemException.NotFound("connection");
        return new SourceAccess(settings, secrets.Merge(row.Settings, row.Secrets), operation);
    }

    /// <summary>The connection that a source's settings name; null when they name none.</summary>
    public static Guid? ConnectionOf(JsonElement settings) =>
        settings.TryGetProperty("connectionId", out var id) && id.ValueKind == JsonValueKind.String && id.TryGetGuid(out var connection) ? connection : null;
}
