using System.Text.Json;
using BackupApi.Connections;
using BackupApi.Connections.PostgreSql;
using BackupApi.Hosts;
using BackupApi.SourceTypes;
using BackupApi.Tests.Engines;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Connections;

public sealed class PostgreSqlConnectionTests : IAsyncLifetime
{
    private const string Password = "p\"a#s \\n '$(id) ü;";

    private readonly PostgreSqlConnection type = new();
    private PostgresLab lab = null!;

    public async Task InitializeAsync() => lab = await PostgresLab.StartAsync();

    public async Task DisposeAsync() => await lab.DisposeAsync();

    private static JsonElement Json(ConnectionSettings settings) => JsonSerializer.SerializeToElement(settings, ConnectionJson.Options);

    private PostgreSqlConnectionSettings ByPassword(string password = Password) => new() { Host = "127.0.0.1", Port = lab.Port, Username = "backup", Password = password };

    private PostgreSqlConnectionSettings AsPeer() => new() { AuthMethod = PostgreSqlAuthMethod.Peer, Port = lab.Port, SocketFolder = lab.Folder, SystemUser = PostgresLab.User };

    private async Task<IReadOnlyList<TestStep>> TestAsync(PostgreSqlConnectionSettings settings)
    {
        type.Validate(Json(settings)).ShouldBeEmpty();
        return await type.TestAsync(new LocalHosts().Open(), Json(settings), default);
    }

    [Fact]
    public async Task Signs_in_with_a_password_of_any_letters_and_as_a_user_of_the_system()
    {
        lab.Sql($"create role backup superuser login password '{Password.Replace("'", "''")}'");
        foreach (var settings in new[] { ByPassword(), AsPeer() })
        {
            var steps = await TestAsync(settings);
            steps.Select(step => step.Name).ShouldBe(["tool", "reach", "database_sign_in", "version", "privileges"]);
            steps.ShouldAllBe(step => step.Status == TestStepStatus.Passed);
        }
    }

    [Fact]
    public async Task Tells_a_wrong_password_from_a_server_that_is_away_and_what_the_user_may_not_do()
    {
        lab.Sql("create role backup login password 'right'");
        (await TestAsync(ByPassword("right")))[^1].ShouldSatisfyAllConditions(step => step.Status.ShouldBe(TestStepStatus.Warning), step => step.Hint!.ShouldContain("pg_read_all_data"));
        (await TestAsync(ByPassword("wrong"))).Single(step => step.Status == TestStepStatus.Failed)
            .ShouldSatisfyAllConditions(step => step.Name.ShouldBe("database_sign_in"), step => step.Code.ShouldBe("service_credentials_refused"));
        (await TestAsync(ByPassword() with { MaintenanceDatabase = "none", Password = "right" })).Single(step => step.Status == TestStepStatus.Failed).Code.ShouldBe("database_missing");
        lab.Stop();
        (await TestAsync(ByPassword("right"))).Single(step => step.Status == TestStepStatus.Failed)
            .ShouldSatisfyAllConditions(step => step.Name.ShouldBe("reach"), step => step.Code.ShouldBe("service_unreachable"));
    }

    [Fact]
    public async Task Refuses_to_talk_in_clear_where_the_settings_want_encryption()
    {
        lab.Sql("create role backup login password 'right'");
        (await TestAsync(ByPassword("right") with { Tls = TlsMode.Required })).Single(step => step.Status == TestStepStatus.Failed).Code.ShouldBe("encryption_unavailable");
    }

    [Fact]
    public async Task Refuses_a_server_that_is_newer_than_its_dump_program()
    {
        lab.Sql("create role backup superuser login password 'right'");
        var version = lab.Sql("show server_version_num").Trim();
        var words = new Dictionary<string, string> { [$"{version[..2]}."] = "99.", [version] = $"99{version[2..]}" };
        await using var newer = new FaultProxy(lab.Port) { Heard = words };
        var settings = ByPassword("right") with { Port = newer.Port, Tls = TlsMode.Disabled };
        var failed = (await TestAsync(settings)).Single(step => step.Status == TestStepStatus.Failed);
        (failed.Name, failed.Code).ShouldBe(("version", "tool_too_old"));
        failed.Hint!.ShouldContain("Install postgresql-client-99");
        var access = new SourceAccess(JsonSerializer.SerializeToElement<SourceSettings>(new PostgreSqlSettings { ConnectionId = Guid.NewGuid() }, SettingsJson.Options), Json(settings));
        (await Should.ThrowAsync<ConnectionException>(() => new PostgreSqlSource().ResolveAsync(new LocalHosts().Open(), access, default))).Code.ShouldBe("tool_too_old");
        // Its own words, when it is asked all the same.
        var client = await PostgreSqlClient.OpenAsync(new LocalHosts().Open(), settings, null, default);
        var dump = await client.Host.RunAsync(client.Command("pg_dump", "postgres"), default);
        dump.ExitCode.ShouldNotBe(0);
        dump.StandardError.ShouldContain("server version mismatch");
    }

    [Fact]
    public async Task Lists_databases_of_any_name_without_templates()
    {
        foreach (var name in DatabaseNames.Hostile) lab.Sql($"create database \"{name.Replace("\"", "\"\"")}\"");
        lab.Sql("alter database \"..\" allow_connections false");
        var found = await type.ListDatabasesAsync(new LocalHosts().Open(), Json(AsPeer()), default);
        found.Select(database => database.Name).ShouldBe(DatabaseNames.Hostile.Except([".."]).Append("postgres").Order(StringComparer.Ordinal), ignoreOrder: true);
        found.ShouldAllBe(database => database.Bytes > 1000);
    }

    [Fact]
    public async Task Finds_the_socket_of_a_running_cluster_and_signs_in_as_its_user()
    {
        var link = $"/tmp/.s.PGSQL.{lab.Port}";
        SshLab.Run("ln", $"{lab.Folder}/.s.PGSQL.{lab.Port}", link);
        try
        {
            var found = (await type.DetectAsync(new LocalHosts().Open(), default)).Single(candidate => candidate.Settings is PostgreSqlConnectionSettings settings && settings.Port == lab.Port);
            found.SignsIn.ShouldBeTrue(found.Detail);
            found.Settings.ShouldBe(new PostgreSqlConnectionSettings { AuthMethod = PostgreSqlAuthMethod.Peer, Port = lab.Port, SystemUser = PostgresLab.User, SocketFolder = "/tmp" });
        }
        finally
        {
            File.Delete(link);
        }
    }
}
