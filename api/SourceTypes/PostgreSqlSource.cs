using System.Text.Json;
using BackupApi.Connections;
using BackupApi.Connections.PostgreSql;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.SourceTypes.Databases;
using BackupApi.SourceTypes.PostgreSql;

namespace BackupApi.SourceTypes;

/// <summary>Databases of PostgreSQL, each by its own dump.</summary>
internal sealed class PostgreSqlSource : ISourceType
{
    public const string TypeName = "postgresql";

    public string Type => TypeName;

    public string Title => "PostgreSQL";

    public string Summary => "Databases with everything in them, each dumped in one transaction; roles and tablespaces.";

    public Type SettingsType => typeof(PostgreSqlSettings);

    public string? ConnectionType => PostgreSqlConnection.TypeName;

    public IReadOnlyDictionary<string, string[]> Validate(JsonElement settings)
    {
        var postgres = Read(settings);
        var faults = Choice(postgres).Faults().Concat(PostgreSqlDump.Options.Faults(postgres.ExtraOptions));
        return (postgres.ConnectionId == Guid.Empty ? faults.Append(("connectionId", "Choose how the database is signed in to.")) : faults).ByField();
    }

    public async Task<SourceContent> ResolveAsync(IHost host, SourceAccess access, CancellationToken cancellationToken)
    {
        var settings = Read(access.Settings);
        var client = await OpenAsync(host, access, cancellationToken);
        var server = await client.SignInAsync(cancellationToken);
        client.Tools.RequireFor(host.Name, server.Version);
        var (chosen, warnings) = Choose(host, settings, await PostgreSqlDatabases.ListAsync(client, cancellationToken));
        var streams = chosen.Select(database => PostgreSqlDump.Of(client, database.Name, settings)).ToList();
        if (!settings.Globals) return new StreamedContent(streams, warnings);
        streams.Add(PostgreSqlDump.Globals(client, server.IsSuperuser));
        if (!server.IsSuperuser) warnings.Add($"Roles are kept without their passwords, because {server.User} is no superuser.");
        return new StreamedContent(streams, warnings);
    }

    public async Task<SourcePreview> PreviewAsync(IHost host, SourceAccess access, CancellationToken cancellationToken)
    {
        var all = await PostgreSqlDatabases.ListAsync(await OpenAsync(host, access, cancellationToken), cancellationToken);
        var (chosen, _) = Choose(host, Read(access.Settings), all);
        return DatabasesPreview.Of([.. chosen.Select(database => new DatabaseInfo(database.Name, database.Bytes, null, []))], [.. all.Except(chosen).Select(database => database.Name)]);
    }

    public Task<IReadOnlyList<TestStep>> TestAsync(IHost host, SourceAccess access, CancellationToken cancellationToken) =>
        DatabasesTest.RunAsync(new PostgreSqlConnection(), host, access, async () =>
        {
            var (chosen, warnings) = Choose(host, Read(access.Settings), await PostgreSqlDatabases.ListAsync(await OpenAsync(host, access, cancellationToken), cancellationToken));
            return (chosen.Select(database => database.Name).ToList(), warnings);
        }, "pg_dump reads in one transaction: each database is stored as it was at one moment.", cancellationToken);

    public string? DatabaseOf(string streamName) => PostgreSqlDump.Streams.DatabaseOf(streamName);

    public async Task<LoadOutcome> LoadAsync(IHost host, SourceAccess access, LoadRequest request, ISourceObserver observer, CancellationToken cancellationToken) =>
        await new PostgreSqlLoad(await OpenAsync(host, access, cancellationToken), request, access.Operation, observer).RunAsync(cancellationToken);

    private static PostgreSqlSettings Read(JsonElement settings) => (PostgreSqlSettings)settings.Deserialize<SourceSettings>(SettingsJson.Options)!;

    private static DatabaseChoice Choice(PostgreSqlSettings settings) => new(settings.Databases ?? [], settings.ExcludeDatabases ?? []);

    private static Task<PostgreSqlClient> OpenAsync(IHost host, SourceAccess access, CancellationToken cancellationToken) =>
        PostgreSqlClient.OpenAsync(host, ConnectionJson.Read<PostgreSqlConnectionSettings>(access.Connection!.Value), access.Operation, cancellationToken);

    /// <summary>One that is named and closed to the user fails; among "all" it is left out with a warning.</summary>
    private static (IReadOnlyList<PostgreSqlDatabase> Chosen, List<string> Warnings) Choose(IHost host, PostgreSqlSettings settings, IReadOnlyList<PostgreSqlDatabase> all)
    {
        var choice = Choice(settings);
        var names = choice.Of([.. all.Select(database => database.Name)], host.Name).ToHashSet();
        var (open, closed) = (all.Where(database => names.Contains(database.Name) && database.MayConnect).ToList(), all.Where(database => names.Contains(database.Name) && !database.MayConnect).ToList());
        if (closed.Count > 0 && (choice.Named.Count > 0 || open.Count == 0))
            throw new SourceException(ProblemCodes.PermissionDenied, $"The user may not connect to {string.Join(", ", closed.Take(10).Select(database => $"“{database.Name}”"))}.", "Grant connect on the database to the user, or take it out of the source.");
        return (open, [.. closed.Select(database => $"{database.Name} is left out: the user may not connect to it.")]);
    }
}
