using Npgsql;

namespace BackupApi.Data;

/// <summary>Connections as the owner of the schema, past row-level security: sign-in, workers, housekeeping. Never for a request's own data.</summary>
internal sealed class SystemDatabase(NpgsqlDataSource dataSource)
{
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => await dataSource.OpenConnectionAsync(cancellationToken);
}
