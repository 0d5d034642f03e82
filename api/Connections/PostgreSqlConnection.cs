using System.Text.Json;
using BackupApi.Connections.PostgreSql;
using BackupApi.Hosts;

namespace BackupApi.Connections;

/// <summary>PostgreSQL.</summary>
internal sealed class PostgreSqlConnection : IConnectionType
{
    public const string TypeName = "postgresql";

    public string Type => TypeName;

    public string Title => "PostgreSQL";

    public string Summary => "A cluster on a machine, by password or as its user of the system.";

    public Type SettingsType => typeof(PostgreSqlConnectionSettings);

    public IReadOnlyDictionary<string, string[]> Validate(JsonElement settings) => PostgreSqlRules.Check(ConnectionJson.Read<PostgreSqlConnectionSettings>(settings));

    public async Task<IReadOnlyList<TestStep>> TestAsync(IHost host, JsonElement settings, CancellationToken cancellationToken)
    {
        var postgres = ConnectionJson.Read<PostgreSqlConnectionSettings>(settings);
        var steps = new ClientSteps(cancellationToken);
        PostgreSqlClient client = null!;
        PostgreSqlServer server = null!;
        await steps.RunAsync("tool", "Find the client programs", async () =>
        {
            client = await PostgreSqlClient.OpenAsync(host, postgres, null, cancellationToken);
            return StepResult.Passed($"pg_dump {client.Tools.Version} in {client.Tools.Folder}");
        });
        await steps.ReachAndSignInAsync("Reach the database", "The database answers.", "Sign in to the database", async () =>
        {
            server = await client.SignInAsync(cancellationToken);
            return $"Signed in as {server.User}.";
        });
        await steps.RunAsync("version", "Compare the client's version with the server's", () =>
        {
            client.Tools.RequireFor(host.Name, server.Version);
            return Task.FromResult(StepResult.Passed($"The server is PostgreSQL {server.VersionText}."));
        });
        await steps.RunAsync("privileges", "See what the user may do", () => Task.FromResult(Privileges(server)));
        return steps.Steps;
    }

    public Task<IReadOnlyList<DetectedConnection>> DetectAsync(IHost host, CancellationToken cancellationToken) => PostgreSqlDetection.RunAsync(host, cancellationToken);

    public async Task<IReadOnlyList<DatabaseInfo>> ListDatabasesAsync(IHost host, JsonElement settings, CancellationToken cancellationToken)
    {
        var client = await PostgreSqlClient.OpenAsync(host, ConnectionJson.Read<PostgreSqlConnectionSettings>(settings), null, cancellationToken);
        return [.. (await PostgreSqlDatabases.ListAsync(client, cancellationToken)).Select(database =>
            new DatabaseInfo(database.Name, database.Bytes, null, database.MayConnect ? [] : [$"{database.Name}: the user may not connect to it."]))];
    }

    private static StepResult Privileges(PostgreSqlServer server) => server switch
    {
        { IsSuperuser: true } => StepResult.Passed("The user is a superuser: it may dump and restore everything, with roles and their passwords."),
        { MayReadEverything: true } => StepResult.Passed(
            $"The user may read every table. Roles are kept without their passwords{(server.MayCreateDatabases ? "" : "; for restores choose a connection that may also create databases")}."),
        _ => StepResult.Warning("The user may read only what was granted to it; a database with anything else in it cannot be dumped.",
            "Grant pg_read_all_data to it, if this connection is to back up every database; the README lists what a backup needs."),
    };
}
