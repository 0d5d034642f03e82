using System.Text.Json;
using BackupApi.Connections;
using BackupApi.Hosts;
using BackupApi.Tests.Engines;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Connections;

public sealed class MySqlConnectionTests : IAsyncLifetime
{
    private const string Password = "p\"a#s \\n '$(id) ü;";

    private readonly MySqlConnection type = new();
    private MariaDbLab lab = null!;

    public async Task InitializeAsync() => lab = await MariaDbLab.StartAsync();

    public async Task DisposeAsync() => await lab.DisposeAsync();

    private static JsonElement Json(ConnectionSettings settings) => JsonSerializer.SerializeToElement(settings, ConnectionJson.Options);

    private MySqlConnectionSettings ByPassword(string user = "backup", string password = Password) => new() { Host = "127.0.0.1", Port = lab.Port, Username = user, Password = password };

    private async Task<IReadOnlyList<TestStep>> TestAsync(MySqlConnectionSettings settings)
    {
        type.Validate(Json(settings)).ShouldBeEmpty();
        return await type.TestAsync(new LocalHosts().Open(), Json(settings), default);
    }

    [Fact]
    public async Task Signs_in_with_a_password_of_any_letters_over_the_network_and_the_socket()
    {
        lab.Sql($"create user backup@'%' identified by '{Password.Replace("\\", "\\\\").Replace("'", "''")}'; grant all on *.* to backup@'%'");
        foreach (var settings in new[] { ByPassword(), ByPassword() with { Host = null, Socket = lab.Socket } })
        {
            var steps = await TestAsync(settings);
            steps.Select(step => step.Name).ShouldBe(["tool", "reach", "database_sign_in", "version", "privileges"]);
            steps.ShouldAllBe(step => step.Status == TestStepStatus.Passed);
            steps[3].Detail.ShouldContain("MariaDB");
        }
    }

    [Fact]
    public async Task Tells_a_wrong_password_from_a_server_that_is_away()
    {
        lab.Sql("create user backup@'%' identified by 'right'");
        var refused = await TestAsync(ByPassword(password: "wrong"));
        refused.Single(step => step.Status == TestStepStatus.Failed).ShouldSatisfyAllConditions(step => step.Name.ShouldBe("database_sign_in"), step => step.Code.ShouldBe("service_credentials_refused"));
        refused.ShouldAllBe(step => !step.Detail.Contains("wrong'") && !(step.Hint ?? "").Contains("wrong'"));
        var away = await TestAsync(ByPassword() with { Port = SshLab.FreePort() });
        away.Single(step => step.Status == TestStepStatus.Failed).ShouldSatisfyAllConditions(step => step.Name.ShouldBe("reach"), step => step.Code.ShouldBe("service_unreachable"));
        away.Count(step => step.Status == TestStepStatus.Skipped).ShouldBe(3);
        var file = await TestAsync(new() { AuthMethod = MySqlAuthMethod.OptionFile, OptionFile = "/no/such file" });
        file.Single(step => step.Status == TestStepStatus.Failed).Code.ShouldBe("path_missing");
    }

    [Fact]
    public async Task Refuses_to_talk_in_clear_where_the_settings_want_encryption()
    {
        lab.Sql("create user backup@'%' identified by 'right'");
        var steps = await TestAsync(ByPassword(password: "right") with { Tls = TlsMode.Required });
        steps.Single(step => step.Status == TestStepStatus.Failed).Code.ShouldBe("encryption_unavailable");
    }

    [Fact]
    public async Task Tells_a_client_that_is_too_old_for_the_server_from_a_wrong_password()
    {
        lab.Sql("create user backup@'%' identified by 'right'");
        await using var newer = new FaultProxy(lab.Port) { Heard = new Dictionary<string, string> { ["mysql_native_password"] = "mysql_quantum_sign_in" } };
        var failed = (await TestAsync(ByPassword(password: "right") with { Port = newer.Port, Tls = TlsMode.Disabled })).Single(step => step.Status == TestStepStatus.Failed);
        (failed.Name, failed.Code).ShouldBe(("database_sign_in", "tool_too_old"), failed.Detail);
        failed.Hint!.ShouldContain("client as new as the server");
    }

    [Fact]
    public async Task A_newer_server_that_takes_the_client_is_taken()
    {
        lab.Sql("create user backup@'%' identified by 'right'; grant all on *.* to backup@'%'");
        await using var newer = new FaultProxy(lab.Port) { Heard = new Dictionary<string, string> { ["-10.11."] = "-99.11.", ["10.11."] = "99.11." } };
        var steps = await TestAsync(ByPassword(password: "right") with { Port = newer.Port, Tls = TlsMode.Disabled });
        steps.ShouldAllBe(step => step.Status == TestStepStatus.Passed);
    }

    [Fact]
    public async Task Says_what_the_user_may_not_do()
    {
        lab.Sql("create user backup@'%' identified by 'right'; grant select on *.* to backup@'%'");
        var steps = await TestAsync(ByPassword(password: "right"));
        steps[^1].Status.ShouldBe(TestStepStatus.Warning);
        steps[^1].Detail.ShouldContain("SHOW VIEW, TRIGGER, EVENT, LOCK TABLES");
    }

    [Fact]
    public async Task Lists_databases_of_any_name_with_sizes_and_tables_that_no_transaction_covers()
    {
        foreach (var name in DatabaseNames.Hostile) lab.Sql($"create database `{name.Replace("`", "``")}`");
        lab.Sql("create table plain(id int) engine=InnoDB; create table old(id int) engine=MyISAM; create view v as select * from plain; insert into plain select seq from seq_1_to_1000", DatabaseNames.Hostile[0]);
        var found = await type.ListDatabasesAsync(new LocalHosts().Open(), Json(new MySqlConnectionSettings { AuthMethod = MySqlAuthMethod.Socket, Socket = lab.Socket }), default);
        found.Select(database => database.Name).ShouldBe(DatabaseNames.Hostile.Order(StringComparer.Ordinal));
        var filled = found.Single(database => database.Name == DatabaseNames.Hostile[0]);
        filled.Tables.ShouldBe(2);
        filled.Bytes!.Value.ShouldBeGreaterThan(1000);
        filled.Warnings.Single().ShouldContain("old (MyISAM)");
    }

    [Fact]
    public async Task Reads_an_option_file_on_the_server()
    {
        lab.Sql("create user backup@'%' identified by 'right'; grant all on *.* to backup@'%'");
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.cnf");
        File.WriteAllText(file, $"[client]\nuser=backup\npassword=right\nhost=127.0.0.1\nport={lab.Port}\n");
        try
        {
            (await TestAsync(new() { AuthMethod = MySqlAuthMethod.OptionFile, OptionFile = file })).ShouldAllBe(step => step.Status == TestStepStatus.Passed);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Finds_the_socket_of_a_running_server_and_signs_in_as_root()
    {
        var link = $"/tmp/mysql-{Guid.NewGuid():N}.sock";
        SshLab.Run("ln", lab.Socket, link);
        try
        {
            var found = (await type.DetectAsync(new LocalHosts().Open(), default)).Single(candidate => candidate.Title.Contains(link));
            found.SignsIn.ShouldBeTrue(found.Detail); // the lab knows root without a password, whoever runs it
            found.Settings.ShouldBe(new MySqlConnectionSettings { AuthMethod = MySqlAuthMethod.Socket, Socket = link });
        }
        finally
        {
            File.Delete(link);
        }
    }
}
