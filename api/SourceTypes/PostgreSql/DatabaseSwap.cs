using BackupApi.Connections;
using BackupApi.Connections.PostgreSql;
using BackupApi.Problems;

namespace BackupApi.SourceTypes.PostgreSql;

/// <summary>Gives a loaded database its name; the one that had it goes away in the same transaction, and is dropped when all is done.</summary>
internal sealed class DatabaseSwap(PostgreSqlClient client, string loaded, string target)
{
    // Sessions may come back between being ended and the renaming.
    private const int Attempts = 5;

    public async Task RunAsync(bool replaces, CancellationToken cancellationToken)
    {
        if (!replaces)
        {
            await RenameAsync($"alter database {PostgreSqlText.Name(loaded)} rename to {PostgreSqlText.Name(target)}", [loaded], cancellationToken);
            return;
        }

        var old = loaded.Replace("restoring", "replaced", StringComparison.Ordinal);
        await client.RunSqlAsync($"drop database if exists {PostgreSqlText.Name(old)}", cancellationToken);
        await RenameAsync($"""
            begin;
            alter database {PostgreSqlText.Name(target)} rename to {PostgreSqlText.Name(old)};
            alter database {PostgreSqlText.Name(loaded)} rename to {PostgreSqlText.Name(target)};
            commit
            """, [loaded, target], cancellationToken);
        await RenameAsync($"drop database {PostgreSqlText.Name(old)}", [old], cancellationToken);
    }

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
