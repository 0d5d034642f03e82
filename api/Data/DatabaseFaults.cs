using Npgsql;

namespace BackupApi.Data;

/// <summary>Tells a database that is away for a moment from a statement that is wrong.</summary>
internal static class DatabaseFaults
{
    /// <summary>True when the same statement may succeed later: no connection, no answer, restart, no room.</summary>
    public static bool IsPassing(Exception exception) => exception switch
    {
        PostgresException error => error.IsTransient || error.SqlState[..2] is "08" or "53" or "57" or "58",
        NpgsqlException or IOException or TimeoutException or System.Net.Sockets.SocketException => true,
        _ => false,
    };

    /// <summary>True when the database has no room on its disk.</summary>
    public static bool IsFull(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.DiskFull };
}
