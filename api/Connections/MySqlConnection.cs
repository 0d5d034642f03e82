using System.Text.Json;
using BackupApi.Connections.MySql;
using BackupApi.Hosts;

namespace BackupApi.Connections;

/// <summary>MySQL and MariaDB.</summary>
internal sealed class MySqlConnection : IConnectionType
{
    public const string TypeName = "mysql";

    public string Type => TypeName;

    public string Title => "MySQL or MariaDB";

    public string Summary => "A database server on a machine, by password, by the system's root over the socket, or by an option file there.";

    public Type SettingsType => typeof(MySqlConnectionSettings);

    public IReadOnlyDictionary<string, string[]> Validate(JsonElement settings) => MySqlRules.Check(ConnectionJson.Read<MySqlConnectionSettings>(settings));

    public async Task<IReadOnlyList<TestStep>> TestAsync(IHost host, JsonElement settings, CancellationToken cancellationToken)
    {
        var mysql = ConnectionJson.Read<MySqlConnectionSettings>(settings);
        var steps = new ClientSteps(cancellationToken);
        MySqlClient client = null!;
        var version = "";
        await steps.RunAsync("tool", "Find the client programs", async () =>
        {
            client = await MySqlClient.OpenAsync(host, mysql, null, cancellationToken);
            return StepResult.Passed(client.Tools.Name);
        });
        await steps.ReachAndSignInAsync("Reach the database", "The database answers.", "Sign in to the database", async () =>
        {
            (var user, version) = await client.SignInAsync(cancellationToken);
            return $"Signed in as {user}.";
        });
        await steps.RunAsync("version", "Know the server's version", () => Task.FromResult(StepResult.Passed(version)));
        await steps.RunAsync("privileges", "See what the user may do", () => MySqlPrivileges.CheckAsync(client, cancellationToken));
        return steps.Steps;
    }

    public Task<IReadOnlyList<DetectedConnection>> DetectAsync(IHost host, CancellationToken cancellationToken) => MySqlDetection.RunAsync(host, cancellationToken);

    public async Task<IReadOnlyList<DatabaseInfo>> ListDatabasesAsync(IHost host, JsonElement settings, CancellationToken cancellationToken)
    {
        var client = await MySqlClient.OpenAsync(host, ConnectionJson.Read<MySqlConnectionSettings>(settings), null, cancellationToken);
        await client.SignInAsync(cancellationToken);
        return [.. (await MySqlDatabases.ListAsync(client, cancellationToken)).Select(database =>
            new DatabaseInfo(database.Name, database.Bytes, database.Tables, MySqlDatabases.Warning(database) is { } warning ? [warning] : []))];
    }
}
