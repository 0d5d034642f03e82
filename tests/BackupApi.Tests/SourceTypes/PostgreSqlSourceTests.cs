using BackupApi.Connections;
using BackupApi.Hosts;
using BackupApi.SourceTypes;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.SourceTypes;

public sealed class PostgreSqlSourceTests() : SourceContractTests(PostgreSqlServer.Member)
{
    private PostgresLab Lab => ((PostgreSqlServer)Server).Lab;

    private ConnectionSettings AsPeer() => new PostgreSqlConnectionSettings { AuthMethod = PostgreSqlAuthMethod.Peer, Port = Lab.Port, SocketFolder = Lab.Folder, SystemUser = PostgresLab.User };

    [Fact]
    public async Task A_user_of_the_system_dumps_and_loads_with_several_connections_and_leaves_no_file()
    {
        Server.Fill("shop");
        var access = Member.Access(AsPeer(), "shop") with { Operation = Guid.CreateVersion7() };
        var stored = (await Member.StoreAsync(Host, access)).Where(stream => !stream.Name.Contains('@')).ToList();
        var outcome = await Member.Type.LoadAsync(Host, access, SourceRuns.Load(stored, parallel: 3), new SourceNotes(), default);
        outcome.Databases.Single().Bytes.ShouldBe(stored[0].Bytes);
        Server.Describe("shop_restored").ShouldBe(Server.Describe("shop"));
        Directory.GetDirectories("/tmp", $"backupapi-{access.Operation}*").ShouldBeEmpty();
        var cut = stored[0] with { CopyAsync = async (destination, stop) => { await destination.WriteAsync("PGDMP"u8.ToArray(), stop); throw new InvalidDataException("gone"); } };
        await Should.ThrowAsync<InvalidDataException>(() => Member.Type.LoadAsync(Host, access, SourceRuns.Load([cut], parallel: 3, databases: ("shop", "again")), new SourceNotes(), default));
        Directory.GetDirectories("/tmp", $"backupapi-{access.Operation}*").ShouldBeEmpty();
        Server.Databases().ShouldNotContain(name => name.StartsWith("backupapi_"));
    }

    [Fact]
    public async Task Owners_can_be_replaced_by_one_that_must_exist()
    {
        Server.Fill("shop");
        Server.Sql("create role keeper");
        var stored = (await Member.StoreAsync(Host, Access("shop"))).Where(stream => !stream.Name.Contains('@')).ToList();
        (await Should.ThrowAsync<SourceException>(() => LoadAsync(SourceRuns.Load(stored, dryRun: true) with { Owner = "nobody at all" }))).Message.ShouldContain("nobody at all");
        var outcome = await LoadAsync(SourceRuns.Load(stored) with { Owner = "keeper" });
        outcome.Databases.Single().Target.ShouldBe("shop_restored");
        // The backup's default privileges are another role's.
        outcome.Warnings.ShouldHaveSingleItem().ShouldContain("must be");
        Server.Sql("select distinct pg_get_userbyid(relowner) from pg_class where relnamespace = 'public'::regnamespace", "shop_restored").Trim().ShouldBe("keeper");
        Server.Sql("select pg_get_userbyid(datdba) from pg_database where datname = 'shop_restored'").Trim().ShouldBe("keeper");
    }

    [Fact]
    public async Task Owners_that_are_not_on_the_other_server_are_told_and_the_data_is_there()
    {
        Server.Fill("shop");
        var stored = (await Member.StoreAsync(Host, Access("shop"))).Where(stream => !stream.Name.Contains('@')).ToList();
        await using var other = await Member.StartAsync();
        var outcome = await Member.Type.LoadAsync(Host, Member.Access(other.Connection), SourceRuns.Load(stored), new SourceNotes(), default);
        outcome.Warnings.ShouldNotBeEmpty();
        outcome.Warnings.ShouldAllBe(warning => warning.Contains("seller"));
        other.Sql("select count(*) from \"odd \"\"schema\".\"Child\"", "shop_restored").Trim().ShouldBe("5000");
    }

    [Fact]
    public async Task Roles_come_back_on_another_server_and_leave_those_there_as_they_are()
    {
        Server.Sql("create role \"clerk o'neil\" login password 'clerks own' connection limit 3; create role readers; grant readers to \"clerk o'neil\"; alter role \"clerk o'neil\" set search_path to a, b");
        var globals = (await Member.StoreAsync(Host, Access("postgres"))).Single(stream => stream.Name == Member.Accounts);
        await using var other = await Member.StartAsync();
        other.Sql("create role readers login password 'of the target'");
        const string Kept = "select rolname, rolpassword, rolcanlogin, rolsuper from pg_authid where rolname in ('backup', 'readers', current_user) order by 1";
        var before = other.Sql(Kept);
        var outcome = await Member.Type.LoadAsync(Host, Member.Access(other.Connection), SourceRuns.Load([globals], accounts: true), new SourceNotes(), default);
        outcome.Warnings.ShouldBeEmpty();
        other.Sql(Kept).ShouldBe(before);
        const string Clerk = "select rolname, rolpassword, rolconnlimit, rolconfig, (select count(*) from pg_auth_members m where m.member = r.oid) from (select a.oid, a.rolname, a.rolpassword, a.rolconnlimit, s.setconfig as rolconfig from pg_authid a left join pg_db_role_setting s on s.setrole = a.oid) r where rolname like 'clerk%'";
        other.Sql(Clerk).ShouldBe(Server.Sql(Clerk));
    }

    [Fact]
    public async Task A_user_with_the_rights_that_the_readme_lists_dumps_without_roles_passwords()
    {
        Server.Sql("create database plain");
        Server.Sql("create schema inner_one; create table inner_one.t as select g from generate_series(1, 100) g; create sequence s", "plain");
        Server.Sql(DatabaseGrants.Of("postgresql").Replace("choose-a-password", "limited"));
        var limited = (PostgreSqlConnectionSettings)Server.Connection with { Username = "backupapi", Password = "limited" };
        var content = await Member.ResolveAsync(Host, Member.Access(limited, "plain"));
        content.Warnings.ShouldHaveSingleItem().ShouldContain("without their passwords");
        foreach (var stream in content.Streams)
        {
            var (output, exitCode, errors) = await Host.RunAsync(stream);
            exitCode.ShouldBe(0, errors);
            System.Text.Encoding.Latin1.GetString(output).ShouldNotContain("SCRAM-SHA");
        }

        (await Should.ThrowAsync<SourceException>(() => Member.Type.LoadAsync(Host, Member.Access(limited), SourceRuns.Load([SourceRuns.Stored("postgresql/plain.dump", [1])], dryRun: true), new SourceNotes(), default)))
            .Code.ShouldBe("permission_denied");
    }

    [Fact]
    public async Task Tables_cannot_be_dropped_under_a_dump()
    {
        Server.Sql("create database shop");
        Server.FillMuch("shop", after: "zzz");
        var stream = (await Member.ResolveAsync(Host, Access("shop"))).Streams[0];
        var (_, exitCode, _) = await Host.RunAsync(stream, midway: () =>
        {
            Should.Throw<InvalidOperationException>(() => Server.Sql("set lock_timeout = '200ms'; drop table zzz", "shop")).Message.ShouldContain("lock timeout");
            return Task.CompletedTask;
        });
        exitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_database_in_use_is_replaced_although_somebody_is_connected()
    {
        Server.Fill("shop");
        var stored = (await Member.StoreAsync(Host, Access("shop"))).Where(stream => !stream.Name.Contains('@')).ToList();
        var before = Server.Describe("shop");
        var sleeper = Task.Run(() => Should.Throw<InvalidOperationException>(() => Server.Sql("select pg_sleep(600)", "shop")));
        for (var i = 0; i < 200 && Server.Sql("select count(*) from pg_stat_activity where datname = 'shop'").Trim() == "0"; i++) await Task.Delay(50);
        (await LoadAsync(SourceRuns.Load(stored, replace: true, databases: ("shop", "shop")))).Warnings.ShouldBeEmpty();
        await sleeper;
        Server.Describe("shop").ShouldBe(before);
        Server.Databases().ShouldNotContain(name => name.StartsWith("backupapi_"));
    }

    [Fact]
    public async Task A_replaced_database_that_cannot_be_dropped_is_a_warning_and_goes_with_the_next_restore()
    {
        Server.Fill("shop");
        var stored = (await Member.StoreAsync(Host, Access("shop"))).Where(stream => !stream.Name.Contains('@')).ToList();
        var before = Server.Describe("shop");
        Server.Sql("alter database shop is_template true");

        var outcome = await LoadAsync(SourceRuns.Load(stored, replace: true, databases: ("shop", "shop")));

        var kept = Server.Sql("select datname from pg_database where datname like 'backupapi%'").Trim();
        outcome.Warnings.ShouldHaveSingleItem().ShouldContain(kept);
        Server.Describe("shop").ShouldBe(before);

        Server.Sql($"alter database {kept} is_template false");
        (await LoadAsync(SourceRuns.Load(stored, replace: true, databases: ("shop", "shop")))).Warnings.ShouldBeEmpty();
        Server.Databases().ShouldNotContain(name => name.StartsWith("backupapi_"));
    }
}
