using System.Data;
using Npgsql;

namespace BackupApi.Data;

/// <summary>Tells a database that is away for a moment from a statement that is wrong.</summary>
internal static class DatabaseFaults
{
    /// <summary>True when the same statement may succeed later: no connection, no answer, restart, no room.</summary>
    public static bool IsPassing(Exception exception) => exception switch
    {
        PostgresException error => error.IsTransient || error.SqlState[..2] is "08" or "53" or "57" or "58" || IsUnexplainedEnd(error),
        NpgsqlException or IOException or TimeoutException or System.Net.Sockets.SocketException => true,
        // Dapper's word for whatever happened while it read a column, which may lie beyond what the network has brought so far.
        DataException { InnerException: { } reason } => IsPassing(reason),
        _ => false,
    };

    // A session that could not begin or had to end, for a reason that has no state of its own: where the disk is full, "could not write init file".
    private static bool IsUnexplainedEnd(PostgresException error) => error is { SqlState: PostgresErrorCodes.InternalError, InvariantSeverity: "FATAL" or "PANIC" };

    /// <summary>True when the database has no room on its disk.</summary>
    public static bool IsFull(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.DiskFull };
}
