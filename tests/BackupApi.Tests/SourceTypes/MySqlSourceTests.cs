using BackupApi.Connections;
using BackupApi.Hosts;
using BackupApi.SourceTypes;

namespace BackupApi.Tests.SourceTypes;

public sealed class MySqlSourceTests() : SourceContractTests(MySqlServer.Member)
{
    [Fact]
    public async Task A_table_that_is_dropped_in_the_middle_fails_the_dump()
    {
        Server.Sql("create database shop");
        Server.FillMuch("shop", after: "zzz");
        var stream = (await Member.ResolveAsync(Host, Access("shop"))).Streams[0];
        var (_, exitCode, errors) = await Host.RunAsync(stream, midway: () =>
        {
            Server.Sql("drop table zzz", "shop");
            return Task.CompletedTask;
        });
        exitCode.ShouldNotBe(0);
        errors.ShouldContain("zzz");
    }

    [Fact]
    public async Task Users_roles_and_grants_come_back_on_another_server_and_leave_those_there_as_they_are()
    {
        Server.Sql("""
            create database shop; create table shop.orders (id int);
            create user 'clerk o''neil'@'10.%' identified by 'clerks own'; grant select, insert (id) on shop.orders to 'clerk o''neil'@'10.%' with grant option;
            create role readers; grant select on shop.* to readers; grant readers to 'clerk o''neil'@'10.%';
            create user shared@localhost identified by 'of the backup' require ssl with max_user_connections 3;
            """);
        var stored = await Member.StoreAsync(Host, Access("shop"));
        var accounts = stored.Single(stream => stream.Name == Member.Accounts);
        await using var other = await Member.StartAsync();
        other.Sql("create user shared@localhost identified by 'of the target'; create database shop; create table shop.orders (id int)");
        var kept = other.Sql("select authentication_string from mysql.user where user in ('shared', 'root', 'backup')");

        var outcome = await Member.Type.LoadAsync(Host, Member.Access(other.Connection), SourceRuns.Load([accounts], accounts: true), new SourceNotes(), default);

        outcome.Warnings.ShouldBeEmpty();
        other.Sql("select authentication_string from mysql.user where user in ('shared', 'root', 'backup')").ShouldBe(kept);
        foreach (var account in new[] { "'clerk o''neil'@'10.%'", "readers" })
            other.Sql($"show grants for {account}").ShouldBe(Server.Sql($"show grants for {account}"));
        other.Sql("select authentication_string from mysql.user where user like 'clerk%'").ShouldBe(Server.Sql("select authentication_string from mysql.user where user like 'clerk%'"));
    }

    [Fact]
    public async Task A_user_with_the_rights_that_the_readme_lists_dumps_everything()
    {
        Server.Fill("shop");
        var sql = DatabaseGrants.Of("mysql");
        Server.Sql(sql.Replace("choose-a-password", "limited"));
        var limited = (MySqlConnectionSettings)Server.Connection with { Password = "limited", Username = "backupapi" };
        var content = await Member.ResolveAsync(Host, Member.Access(limited));
        content.Warnings.ShouldBeEmpty();
        foreach (var stream in content.Streams) (await Host.RunAsync(stream)).ShouldSatisfyAllConditions(run => run.ExitCode.ShouldBe(0, run.Errors), run => run.Output.Length.ShouldBeGreaterThan(10));
        (await Member.Type.TestAsync(Host, Member.Access(limited), default)).ShouldAllBe(step => step.Status == TestStepStatus.Passed);
    }

    [Fact]
    public async Task A_user_without_them_is_told_what_is_missing()
    {
        Server.Fill("shop");
        Server.Sql("create user poor@'%' identified by 'poor'; grant select on shop.* to poor@'%'");
        var poor = (MySqlConnectionSettings)Server.Connection with { Password = "poor", Username = "poor" };
        var content = await Member.ResolveAsync(Host, Member.Access(poor));
        content.Warnings.ShouldHaveSingleItem().ShouldContain("Users and grants are not kept");
        var (_, exitCode, errors) = await Host.RunAsync(content.Streams[0]);
        exitCode.ShouldNotBe(0, errors);
        (await Should.ThrowAsync<Exception>(() => Member.Type.LoadAsync(Host, Member.Access(poor), SourceRuns.Load([SourceRuns.Stored("mysql/shop.sql", "select 1;"u8.ToArray())]), new SourceNotes(), default)))
            .ShouldBeOfType<SourceException>().Code.ShouldBe("permission_denied");
    }

    [Fact]
    public async Task Tables_that_no_transaction_covers_are_warned_about()
    {
        Server.Sql("create database shop; create table shop.fine (id int); create table shop.old (id int) engine=MyISAM; create table shop.older (id int) engine=Aria");
        (await Member.ResolveAsync(Host, Access("shop"))).Warnings.ShouldHaveSingleItem().ShouldContain("old (MyISAM), older (Aria)");
        (await Member.Type.TestAsync(Host, Access("shop"), default))[^1].Status.ShouldBe(TestStepStatus.Warning);
    }

    [Fact]
    public async Task A_dump_is_loaded_by_the_plain_client_into_any_database()
    {
        Server.Fill("shop");
        var stored = await Member.StoreAsync(Host, Access("shop"));
        var text = new MemoryStream();
        await stored[0].CopyAsync(text, default);
        Server.Sql("create database plain character set utf8mb3 collate utf8mb3_polish_ci");
        Server.Sql(System.Text.Encoding.UTF8.GetString(text.ToArray()), "plain");
        Server.Describe("plain").ShouldBe(Server.Describe("shop"));
    }

    [Fact]
    public async Task Thousands_of_tables_are_listed_in_seconds()
    {
        Server.Sql("create database many");
        Server.Sql(string.Concat(Enumerable.Range(0, 1000).Select(i => $"create table t{i} (id int) engine=InnoDB;")), "many");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        (await Member.Type.PreviewAsync(Host, Access("many"), default)).Databases!.Single().Tables.ShouldBe(1000);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }
}
