using BackupApi.Connections;
using BackupApi.Connections.PostgreSql;
using BackupApi.Hosts;
using BackupApi.Problems;

namespace BackupApi.SourceTypes.PostgreSql;

/// <summary>Gives a loaded database its name; the one that had it goes away in the same transaction, and is dropped when all is done.</summary>
internal sealed class DatabaseSwap(PostgreSqlClient client, string loaded, string target)
{
    // Sessions may come back between being ended and the renaming.
    private const int Attempts = 5;

    private string Old => loaded.Replace("restoring", "replaced", StringComparison.Ordinal);

    /// <summary>Returns what the user must know although the database is in its place, or null.</summary>
    public async Task<string?> RunAsync(bool replaces, CancellationToken cancellationToken)
    {
        if (!replaces)
        {
            await RenameAsync($"alter database {PostgreSqlText.Name(loaded)} rename to {PostgreSqlText.Name(target)}", [loaded], cancellationToken);
            return null;
        }

        await client.RunSqlAsync($"drop database if exists {PostgreSqlText.Name(Old)}", cancellationToken);
        await RenameAsync($"""
            begin;
            alter database {PostgreSqlText.Name(target)} rename to {PostgreSqlText.Name(Old)};
            alter database {PostgreSqlText.Name(loaded)} rename to {PostgreSqlText.Name(target)};
            commit
            """, [loaded, target], cancellationToken);
        try
        {
            await RenameAsync($"drop database {PostgreSqlText.Name(Old)}", [Old], cancellationToken);
            return null;
        }
        catch (ConnectionException exception)
        {
            return $"The database that {target} replaced could not be dropped: {exception.Message} It is on the server as {Old}; the next restore removes it, or drop it by hand.";
        }
    }

    /// <summary>What became of both when the swap was begun and its end is not known. Nothing that may be the only copy is removed.</summary>
    /// <param name="drop">Removes what was loaded, and says so.</param>
    public async Task<string> LookAsync(bool replaces, Func<Task<string>> drop)
    {
        try
        {
            var there = (await client.AskAsync<Known>("select datname as name from pg_database", CancellationToken.None)).Select(database => database.Name).ToHashSet();
            // The renaming is one transaction: while what was loaded has its own name, the target is what it was.
            if (there.Contains(loaded)) return $"{await drop()}{(replaces ? $" {target} is as it was." : "")}";
            if (there.Contains(target)) return $"{target} was {(replaces ? "replaced" : "made")} all the same, and is whole.{(there.Contains(Old) ? $" What it replaced is on the server as {Old}; the next restore removes it, or drop it by hand." : "")}";
        }
        catch (Exception exception) when (exception is ConnectionException or HostException)
        {
            // Said below: nobody can look now.
        }

        return $"It happened while {target} got its name: look at {target}; what was loaded is on the server as {loaded} if it is not there.";
    }

    private sealed record Known(string Name);

    private async Task RenameAsync(string sql, string[] used, CancellationToken cancellationToken)
    {
        var names = string.Join(", ", used.Select(PostgreSqlText.Text));
        for (var attempt = 1; ; attempt++)
            try
            {
                await client.RunSqlAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname in ({names}) and pid <> pg_backend_pid();\n{sql}", cancellationToken);
                return;
            }
            catch (ConnectionException exception) when (exception.Code == ProblemCodes.ToolFailed && attempt < Attempts && exception.Message.Contains("accessed by other users", StringComparison.Ordinal))
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt), cancellationToken);
            }
    }
}
