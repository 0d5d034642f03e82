using BackupApi.Data;
using BackupApi.Hosts;
using BackupApi.Hosts.Detection;
using BackupApi.Inventory;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Servers;

internal static class DetectServer
{
    private const string Sql = "update servers set capabilities = @Capabilities::jsonb, detected_at = @DetectedAt, status = 'reachable' where workspace_id = @WorkspaceId and id = @Id";

    /// <summary>Finds out what the server is and has: system, tools, file systems, databases, containers. Remembers it.</summary>
    internal static async Task<Ok<ServerCapabilities>> HandleAsync(
        Guid id, TenantDatabase database, ServerInventory inventory, IHostFactory hosts, Caller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        HostAddress address;
        await using (var connection = await database.OpenAsync(cancellationToken))
            address = await inventory.GetAddressAsync(connection, id, cancellationToken);
        await using var host = await hosts.OpenAsync(address, cancellationToken);
        var capabilities = await host.DetectAsync(cancellationToken);
        await using (var connection = await database.OpenAsync(cancellationToken))
            await connection.ExecuteAsync(Sql, new { caller.WorkspaceId, Id = id, Capabilities = JsonText.Of(capabilities), DetectedAt = clock.GetUtcNow() });
        return TypedResults.Ok(capabilities);
    }
}
