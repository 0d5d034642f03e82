using Npgsql;

namespace BackupApi.Data;

/// <summary>Connections for requests: role backupapi_app, for which row-level security shows the caller's workspace and nothing else.</summary>
internal sealed class TenantDatabase(NpgsqlDataSource dataSource, ICurrentWorkspace current)
{
    // Npgsql resets role and settings when the connection goes back to the pool.
    private const string EnterWorkspace = "select set_config('role', 'backupapi_app', false), set_config('backupapi.workspace_id', $1, false)";

    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(EnterWorkspace, connection) { Parameters = { new() { Value = current.WorkspaceId.ToString() } } };
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
