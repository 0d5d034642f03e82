using System.Text.Json;
using BackupApi.Connections;
using BackupApi.Connections.MySql;
using BackupApi.Hosts;
using BackupApi.SourceTypes.Databases;
using BackupApi.SourceTypes.MySql;

namespace BackupApi.SourceTypes;

/// <summary>Databases of MySQL and MariaDB, by their own dump in one transaction.</summary>
internal sealed class MySqlSource : ISourceType
{
    public const string TypeName = "mysql";

    public string Type => TypeName;

    public string Title => "MySQL or MariaDB";

    public string Summary => "Databases with their tables, views, procedures, triggers and events, each dumped in one transaction; users and grants.";

    public Type SettingsType => typeof(MySqlSettings);

    public string? ConnectionType => MySqlConnection.TypeName;

    public IReadOnlyDictionary<string, string[]> Validate(JsonElement settings)
    {
        var mysql = Read(settings);
        var faults = Choice(mysql).Faults().Concat(MySqlDump.Options.Faults(mysql.ExtraOptions));
        return (mysql.ConnectionId == Guid.Empty ? faults.Append(("connectionId", "Choose how the database is signed in to.")) : faults).ByField();
    }

    public async Task<SourceContent> ResolveAsync(IHost host, SourceAccess access, CancellationToken cancellationToken)
    {
        var settings = Read(access.Settings);
        var client = await OpenAsync(host, access, cancellationToken);
        var chosen = await ChooseAsync(client, settings, cancellationToken);
        var warnings = chosen.Select(MySqlDatabases.Warning).OfType<string>().ToList();
        var streams = chosen.Select(database => MySqlDump.Of(client, database, settings)).ToList();
        if (!settings.Accounts) return new StreamedContent(streams, warnings);
        if (await MySqlAccounts.RefusalAsync(client, cancellationToken) is { } refusal) warnings.Add(refusal);
        else streams.Add(MySqlAccounts.Stream(client));
        return new StreamedContent(streams, warnings);
    }

    public async Task<SourcePreview> PreviewAsync(IHost host, SourceAccess access, CancellationToken cancellationToken)
    {
        var settings = Read(access.Settings);
        var client = await OpenAsync(host, access, cancellationToken);
        var all = await MySqlDatabases.ListAsync(client, cancellationToken);
        var chosen = Choose(client, settings, all);
        return DatabasesPreview.Of(
            [.. chosen.Select(database => new DatabaseInfo(database.Name, database.Bytes, database.Tables, MySqlDatabases.Warning(database) is { } warning ? [warning] : []))],
            [.. all.Except(chosen).Select(database => database.Name)]);
    }

    public Task<IReadOnlyList<TestStep>> TestAsync(IHost host, SourceAccess access, CancellationToken cancellationToken) =>
        DatabasesTest.RunAsync(new MySqlConnection(), host, access, async () =>
        {
            var chosen = await ChooseAsync(await OpenAsync(host, access, cancellationToken), Read(access.Settings), cancellationToken);
            return (chosen.Select(database => database.Name).ToList(), chosen.Select(MySqlDatabases.Warning).OfType<string>().ToList());
        }, "Every table is dumped in one transaction: each database is stored as it was at one moment.", cancellationToken);

    public string? DatabaseOf(string streamName) => MySqlDump.Streams.DatabaseOf(streamName);

    public async Task<LoadOutcome> LoadAsync(IHost host, SourceAccess access, LoadRequest request, ISourceObserver observer, CancellationToken cancellationToken) =>
        await new MySqlLoad(await OpenAsync(host, access, cancellationToken), request, observer).RunAsync(cancellationToken);

    private static MySqlSettings Read(JsonElement settings) => (MySqlSettings)settings.Deserialize<SourceSettings>(SettingsJson.Options)!;

    private static DatabaseChoice Choice(MySqlSettings settings) => new(settings.Databases ?? [], settings.ExcludeDatabases ?? []);

    private static Task<MySqlClient> OpenAsync(IHost host, SourceAccess access, CancellationToken cancellationToken) =>
        MySqlClient.OpenAsync(host, ConnectionJson.Read<MySqlConnectionSettings>(access.Connection!.Value), access.Operation, cancellationToken);

    private static async Task<IReadOnlyList<MySqlDatabase>> ChooseAsync(MySqlClient client, MySqlSettings settings, CancellationToken cancellationToken)
    {
        await client.SignInAsync(cancellationToken);
        return Choose(client, settings, await MySqlDatabases.ListAsync(client, cancellationToken));
    }

    private static IReadOnlyList<MySqlDatabase> Choose(MySqlClient client, MySqlSettings settings, IReadOnlyList<MySqlDatabase> all)
    {
        var names = Choice(settings).Of([.. all.Select(database => database.Name)], client.Host.Name).ToHashSet();
        return [.. all.Where(database => names.Contains(database.Name))];
    }
}
