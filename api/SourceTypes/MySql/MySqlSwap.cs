using BackupApi.Connections;
using BackupApi.Connections.MySql;
using BackupApi.Hosts;
using BackupApi.Problems;

namespace BackupApi.SourceTypes.MySql;

/// <summary>Puts a loaded database in the place of another. MySQL renames tables, but neither databases nor views, routines, events and tables with triggers; those are
/// written down from the loaded one before and made anew after.</summary>
/// <param name="mark">A table that says that a database is not whole yet; the loaded one has it.</param>
internal sealed class MySqlSwap(MySqlClient client, string loaded, string target, string mark)
{
    private const int LongestArguments = 50 * 1024;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var tables = await ListAsync($"select table_name from information_schema.tables where table_schema = {MySqlText.Text(loaded)} and table_type <> 'VIEW' and table_name <> '{mark}'", cancellationToken);
        var views = await ListAsync($"select table_name from information_schema.tables where table_schema = {MySqlText.Text(loaded)} and table_type = 'VIEW'", cancellationToken);
        var triggers = await ListAsync($"select trigger_name from information_schema.triggers where trigger_schema = {MySqlText.Text(loaded)}", cancellationToken);
        if (views.Sum(view => view.Length + 8) > LongestArguments)
            throw new SourceException(ProblemCodes.LoadFailed, $"{target} has too many views to be replaced.", "Restore it under another name.");
        var programs = await DumpAsync(["--no-create-info", "--routines", "--events", "--triggers", "--", loaded], cancellationToken);
        var shown = views.Count == 0 ? "" : await DumpAsync(["--skip-triggers", "--", loaded, .. views], cancellationToken);
        // From here on it is carried through: half of it would be neither database.
        await ExchangeAsync(tables, views, triggers);
        await MakeAsync(programs);
        await MakeAsync(shown);
        await client.AskAsync($"drop database {MySqlText.Name(loaded)};\ndrop table {MySqlText.Name(target)}.{mark}", CancellationToken.None);
    }

    private Task ExchangeAsync(IReadOnlyList<string> tables, IReadOnlyList<string> views, IReadOnlyList<string> triggers)
    {
        var (from, to) = (MySqlText.Name(loaded), MySqlText.Name(target));
        var characters = $"(select concat(' character set ', default_character_set_name, ' collate ', default_collation_name) from information_schema.schemata where schema_name = {MySqlText.Text(loaded)})";
        string[] statements =
        [
            "set foreign_key_checks = 0",
            .. triggers.Select(trigger => $"drop trigger {from}.{MySqlText.Name(trigger)}"),
            .. views.Select(view => $"drop view {from}.{MySqlText.Name(view)}"),
            $"set @made = concat({MySqlText.Text($"create database {to}")}, {characters})",
            $"drop database {to}", "prepare made from @made", "execute made", $"create table {to}.{mark} (since timestamp)",
            .. tables.Count == 0 ? (string[])[] : ["rename table " + string.Join(", ", tables.Select(table => $"{from}.{MySqlText.Name(table)} to {to}.{MySqlText.Name(table)}"))],
        ];
        return client.AskAsync(string.Join(";\n", statements), CancellationToken.None);
    }

    private async Task<string> DumpAsync(string[] words, CancellationToken cancellationToken)
    {
        var command = client.Command(client.Tools.Dump, ["--no-data", "--single-transaction", "--default-character-set=utf8mb4", "--no-tablespaces", .. MySqlDump.Flavour(client.Tools), .. words]);
        var result = await client.Host.RunAsync(command, cancellationToken);
        return result.Succeeded ? result.StandardOutput : throw MySqlErrors.Of(client.Host.Name, result.StandardError);
    }

    private async Task MakeAsync(string script)
    {
        if (script.Length == 0) return;
        var command = client.Command(client.Tools.Client, "--binary-mode", "--default-character-set=utf8mb4", "--connect-timeout=15", $"--database={target}");
        var result = await client.Host.RunAsync(command, script, CancellationToken.None);
        if (!result.Succeeded) throw MySqlErrors.Of(client.Host.Name, result.StandardError);
    }

    private async Task<IReadOnlyList<string>> ListAsync(string sql, CancellationToken cancellationToken) => [.. (await client.AskAsync(sql, cancellationToken)).Select(row => row[0])];
}
