using System.Data;
using Npgsql;

namespace BackupApi.Data;

/// <summary>Connections as the owner of the schema, past row-level security: sign-in, workers, housekeeping. Never for a request's own data.</summary>
internal sealed class SystemDatabase(NpgsqlDataSource dataSource)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => await dataSource.OpenConnectionAsync(cancellationToken);

    /// <summary>Repeats the work until the database did it: for what a running operation reads and stores, which goes on while the database is away.
    /// The work may have been done although its answer was lost, so it must bear being repeated.</summary>
    public async Task<T> InsistAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                return await WorkAsync(work, cancellationToken);
            }
            catch (Exception exception) when (DatabaseFaults.IsPassing(exception))
            {
                await Task.Delay(wait, cancellationToken);
            }
        }
    }

    // Whatever the driver and Dapper call it when a connection breaks under them: the connection itself knows.
    private async Task<T> WorkAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        try
        {
            return await work(connection);
        }
        catch (Exception exception) when (connection.FullState.HasFlag(ConnectionState.Broken) && !cancellationToken.IsCancellationRequested && !DatabaseFaults.IsPassing(exception))
        {
            throw new NpgsqlException("The connection to the database broke.", exception);
        }
    }
}
