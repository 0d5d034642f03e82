using BackupApi.Connections;
using BackupApi.Hosts;
using BackupApi.SourceTypes;
using BackupApi.Tests.Connections;
using BackupApi.Tests.Engines;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.SourceTypes;

/// <summary>What every source type of databases promises, on the real server. One class per member runs it.</summary>
public abstract class SourceContractTests : IAsyncLifetime
{
    private protected SourceContractTests(SourceMember member) => Member = member;

    private protected SourceMember Member { get; }

    private protected IDatabaseServer Server { get; private set; } = null!;

    private protected IHost Host { get; } = new LocalHosts().Open();

    public async Task InitializeAsync() => Server = await Member.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    private protected SourceAccess Access(params string[] databases) => Member.Access(Server.Connection, databases);

    private protected Task<LoadOutcome> LoadAsync(LoadRequest request, IHost? host = null) => Member.Type.LoadAsync(host ?? Host, Access(), request, new SourceNotes(), default);

    private protected Task<LoadOutcome> LoadAsync(IReadOnlyList<StoredStream> streams, params (string, string)[] databases) => LoadAsync(SourceRuns.Load(streams, databases: databases));

    [Fact]
    public async Task Everything_in_a_database_comes_back_under_another_name()
    {
        Server.Fill("shop");
        var before = Server.Describe("shop");
        before.Length.ShouldBeGreaterThan(1000);
        var stored = await Member.StoreAsync(Host, Access("shop"));
        stored.Select(stream => stream.Name).Where(name => !name.Contains('@')).ShouldBe([stored[0].Name]);
        Member.Type.DatabaseOf(stored[0].Name).ShouldBe("shop");

        var outcome = await LoadAsync(SourceRuns.Load(stored.Where(stream => !stream.Name.Contains('@')).ToList()));

        var loaded = outcome.Databases.ShouldHaveSingleItem();
        (loaded.Database, loaded.Target).ShouldBe(("shop", "shop_restored"));
        loaded.Tables.ShouldBeGreaterThan(2);
        loaded.Bytes.ShouldBe(stored[0].Bytes);
        outcome.Warnings.ShouldBeEmpty();
        Server.Describe("shop_restored").ShouldBe(before);
        Server.Describe("shop").ShouldBe(before);
    }

    [Fact]
    public async Task Everything_comes_back_through_an_ssh_server_on_another_database_server()
    {
        await using var ssh = await SshLab.StartAsync();
        await using var host = await new HostFactory(new()).OpenAsync(ssh[0].Address(), default);
        Server.Fill("shop");
        var stored = await Member.StoreAsync(host, Access("shop"));
        await using var other = await Member.StartAsync();
        var outcome = await Member.Type.LoadAsync(host, Member.Access(other.Connection), SourceRuns.Load(stored, accounts: true, databases: ("shop", "shop")), new SourceNotes(), default);
        outcome.Databases.Single().Target.ShouldBe("shop");
        other.Describe("shop").ShouldBe(Server.Describe("shop"));
    }

    [Fact]
    public async Task Names_that_mean_something_to_a_shell_or_a_path_are_only_names()
    {
        foreach (var name in DatabaseNames.Hostile)
        {
            Server.Sql($"create database {Server.Quote(name)}");
            Server.Sql($"create table t (id int primary key); insert into t values ({name.Length}), (-{(int)name[0]})", name);
        }

        var content = await Member.ResolveAsync(Host, Access(DatabaseNames.Hostile));
        var streams = content.Streams.Where(stream => Member.Type.DatabaseOf(stream.Name) is not null).ToList();
        streams.Select(stream => Member.Type.DatabaseOf(stream.Name)).ShouldBe(DatabaseNames.Hostile, ignoreOrder: true);
        streams.Select(stream => stream.Name).ShouldBeUnique();
        streams.ShouldAllBe(stream => stream.Name.Split('/', StringSplitOptions.None).Length == 2 && !stream.Name.Any(char.IsControl));
        var stored = (await Member.StoreAsync(Host, Access(DatabaseNames.Hostile))).Where(stream => Member.Type.DatabaseOf(stream.Name) is not null).ToList();
        var outcome = await LoadAsync(stored);
        outcome.Databases.Count.ShouldBe(DatabaseNames.Hostile.Length);
        foreach (var name in DatabaseNames.Hostile) Server.Describe(name + "_restored").ShouldBe(Server.Describe(name));
    }

    [Fact]
    public async Task All_databases_are_those_that_are_there_now_and_a_named_one_that_is_gone_is_told()
    {
        Server.Sql($"create database {Server.Quote("one")}");
        Server.Sql($"create database {Server.Quote("two")}");
        (await NamesAsync(Access())).ShouldBe(Server.Databases(), ignoreOrder: true);
        Server.Sql($"drop database {Server.Quote("two")}");
        (await NamesAsync(Access())).ShouldNotContain("two");
        var gone = await Should.ThrowAsync<SourceException>(() => Member.Type.ResolveAsync(Host, Access("one", "two"), default));
        (gone.Code, gone.Message.Contains("“two”")).ShouldBe(("database_missing", true));
        gone.Hint.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_server_that_is_away_is_told_from_a_password_that_is_wrong()
    {
        Server.Fill("shop");
        var wrong = await Should.ThrowAsync<ConnectionException>(() => Member.Type.ResolveAsync(Host, Member.Access(WithPassword("wrong one")), default));
        (wrong.Code, wrong.IsTransient).ShouldBe(("service_credentials_refused", false));
        wrong.Message.ShouldNotContain("wrong one");
        await Server.KillAsync();
        var away = await Should.ThrowAsync<ConnectionException>(() => Member.Type.ResolveAsync(Host, Access(), default));
        (away.Code, away.IsTransient).ShouldBe(("service_unreachable", true));
        await Server.StartAsync();
        (await NamesAsync(Access())).ShouldContain("shop");
    }

    [Fact]
    public async Task A_server_that_dies_in_the_middle_fails_the_dump_although_output_had_begun()
    {
        Server.Sql($"create database {Server.Quote("shop")}");
        Server.FillMuch("shop", after: "zzz");
        var stream = (await Member.ResolveAsync(Host, Access("shop"))).Streams[0];
        var (output, exitCode, errors) = await Host.RunAsync(stream, midway: Server.KillAsync);
        output.Length.ShouldBeGreaterThan(32 * 1024);
        exitCode.ShouldNotBe(0);
        errors.ShouldNotBeEmpty();
        await Server.StartAsync();
        (await Member.StoreAsync(Host, Access("shop")))[0].Bytes.ShouldBeGreaterThan(output.Length);
    }

    [Fact]
    public async Task A_database_that_is_dropped_before_its_turn_fails_the_dump()
    {
        Server.Fill("shop");
        var stream = (await Member.ResolveAsync(Host, Access("shop"))).Streams[0];
        Server.Sql($"drop database {Server.Quote("shop")}");
        var (_, exitCode, errors) = await Host.RunAsync(stream);
        exitCode.ShouldNotBe(0);
        errors.ShouldContain("shop");
    }

    [Fact]
    public async Task What_is_there_is_replaced_only_when_asked_and_a_dry_run_writes_nothing()
    {
        Server.Fill("shop");
        var original = Server.Describe("shop");
        var stored = (await Member.StoreAsync(Host, Access("shop"))).Where(stream => !stream.Name.Contains('@')).ToList();
        Server.Sql("create table later (id int)", "shop");
        var databases = Server.Databases();
        (await Should.ThrowAsync<SourceException>(() => LoadAsync(stored, ("shop", "shop")))).Code.ShouldBe("database_exists");
        (await Should.ThrowAsync<SourceException>(() => LoadAsync(SourceRuns.Load(stored, dryRun: true, databases: ("shop", "shop"))))).Code.ShouldBe("database_exists");
        var tried = await LoadAsync(SourceRuns.Load(stored, dryRun: true));
        tried.Databases.Single().Target.ShouldBe("shop_restored");
        Server.Databases().ShouldBe(databases);
        Server.Describe("shop").ShouldContain("later");

        var content = new MemoryStream();
        await stored[0].CopyAsync(content, default);
        var cut = SourceRuns.Stored(stored[0].Name, content.ToArray()[..^200]);
        (await Should.ThrowAsync<SourceException>(() => LoadAsync(SourceRuns.Load([cut], replace: true, databases: ("shop", "shop"))))).Message.ShouldContain("is as it was");
        Server.Describe("shop").ShouldContain("later");
        Server.Databases().ShouldBe(databases);

        (await LoadAsync(SourceRuns.Load(stored, replace: true, databases: ("shop", "shop")))).Databases.Single().Target.ShouldBe("shop");
        Server.Describe("shop").ShouldBe(original);
        Server.Databases().ShouldBe(databases);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_replacement_whose_end_was_not_heard_of_is_told_as_it_ended(bool done)
    {
        Server.Fill("shop");
        var original = Server.Describe("shop");
        var stored = (await Member.StoreAsync(Host, Access("shop"))).Where(stream => !stream.Name.Contains('@')).ToList();
        Server.Sql("create table later (id int)", "shop");
        var databases = Server.Databases();

        // What begins the replacement is not the end of it, and the other way round.
        await using var host = new ForgetfulHost(Host, done ? Member.Swapping : Member.BeforeSwapping);
        var failure = await Should.ThrowAsync<SourceException>(() => LoadAsync(SourceRuns.Load(stored, replace: true, databases: ("shop", "shop")), host));

        failure.Message.ShouldContain(done ? "was replaced all the same" : "is as it was");
        if (done) Server.Describe("shop").ShouldBe(original);
        else Server.Describe("shop").ShouldContain("later");
        if (!done) Server.Databases().ShouldBe(databases);

        await LoadAsync(SourceRuns.Load(stored, replace: true, databases: ("shop", "shop")));
        Server.Describe("shop").ShouldBe(original);
        Server.Databases().ShouldBe(databases);
    }

    [Fact]
    public async Task A_load_that_breaks_leaves_no_half_database()
    {
        Server.Sql($"create database {Server.Quote("shop")}");
        Server.FillMuch("shop", after: "zzz");
        var stored = (await Member.StoreAsync(Host, Access("shop")))[0];
        var content = new MemoryStream();
        await stored.CopyAsync(content, default);
        var databases = Server.Databases();

        var broken = stored with { CopyAsync = async (destination, stop) => { await destination.WriteAsync(content.ToArray().AsMemory(0, 3_000_000), stop); throw new InvalidDataException("the pool is gone"); } };
        (await Should.ThrowAsync<InvalidDataException>(() => LoadAsync([broken]))).Message.ShouldBe("the pool is gone");
        Server.Databases().ShouldBe(databases);

        var cut = SourceRuns.Stored(stored.Name, content.ToArray()[..3_000_000]);
        (await Should.ThrowAsync<SourceException>(() => LoadAsync([cut]))).Code.ShouldBe("load_failed");
        Server.Databases().ShouldBe(databases);

        var unreadable = stored with { CopyAsync = (_, _) => throw new InvalidDataException("damaged") };
        await Should.ThrowAsync<InvalidDataException>(() => LoadAsync(SourceRuns.Load([unreadable], replace: true, databases: ("shop", "shop"))));
        Server.Describe("shop").ShouldContain("much");
    }

    [Fact]
    public async Task A_server_that_dies_while_it_is_loaded_is_told_and_a_retry_works()
    {
        Server.Sql($"create database {Server.Quote("shop")}");
        Server.FillMuch("shop", after: "zzz");
        var stored = (await Member.StoreAsync(Host, Access("shop")))[0];
        var content = new MemoryStream();
        await stored.CopyAsync(content, default);
        var dying = stored with
        {
            CopyAsync = async (destination, stop) =>
            {
                await destination.WriteAsync(content.ToArray().AsMemory(0, 4_000_000), stop);
                await Server.KillAsync();
                await destination.WriteAsync(content.ToArray().AsMemory(4_000_000), stop);
            },
        };
        var failure = await Should.ThrowAsync<SourceException>(() => LoadAsync([dying]));
        failure.IsTransient.ShouldBeTrue(failure.Message);
        await Server.StartAsync();
        (await LoadAsync([stored])).Databases.Single().Target.ShouldBe("shop_restored");
        Server.Describe("shop_restored").ShouldBe(Server.Describe("shop"));
    }

    [Fact]
    public async Task No_password_stands_in_any_command_line_or_message()
    {
        Server.Sql($"create database {Server.Quote("shop")}");
        Server.FillMuch("shop", after: "zzz");
        var password = PasswordOf(Server.Connection);
        var stream = (await Member.ResolveAsync(Host, Access("shop"))).Streams[0];
        string.Join(' ', stream.Command.Arguments.Concat(stream.Command.Environment.Values)).ShouldNotContain(password);
        var processes = "";
        await Host.RunAsync(stream, midway: () =>
        {
            processes = SourceRuns.Processes();
            return Task.CompletedTask;
        });
        processes.ShouldContain("dump");
        processes.ShouldNotContain(password);
    }

    [Fact]
    public async Task The_preview_names_databases_and_sizes_and_the_test_says_how_consistent_they_are()
    {
        Server.Fill("shop");
        Server.Sql($"create database {Server.Quote("other")}");
        var preview = await Member.Type.PreviewAsync(Host, Access("shop"), default);
        preview.Databases.ShouldNotBeNull().Select(database => database.Name).ShouldBe(["shop"]);
        preview.Bytes.ShouldBeGreaterThan(1000);
        preview.Excluded.Select(entry => entry.Path).ShouldContain("other");
        var steps = await Member.Type.TestAsync(Host, Access("shop"), default);
        steps.ShouldAllBe(step => step.Status == TestStepStatus.Passed);
        steps.Select(step => step.Name).TakeLast(2).ShouldBe(["databases", "atomicity"]);
        steps[^1].Detail.ShouldContain("one");
        var failed = await Member.Type.TestAsync(Host, Access("gone"), default);
        failed.Single(step => step.Status == TestStepStatus.Failed).Code.ShouldBe("database_missing");
    }

    [Theory]
    [InlineData("--result-file=/tmp/x")]
    [InlineData("--defaults-file=/etc/shadow")]
    [InlineData("--file=/tmp/x")]
    [InlineData("--host=example.org")]
    [InlineData("; id")]
    [InlineData("-r/tmp/x")]
    public void Only_harmless_options_can_be_added(string option)
    {
        var settings = System.Text.Json.JsonSerializer.SerializeToNode(Member.Settings(Guid.NewGuid(), []), SettingsJson.Options)!;
        settings["extraOptions"] = new System.Text.Json.Nodes.JsonArray(option);
        Member.Type.Validate(System.Text.Json.JsonSerializer.SerializeToElement(settings)).Keys.ShouldBe(["extraOptions"]);
    }

    private protected async Task<List<string>> NamesAsync(SourceAccess access) =>
        [.. (await Member.ResolveAsync(Host, access)).Streams.Select(stream => Member.Type.DatabaseOf(stream.Name)).OfType<string>()];

    private protected ConnectionSettings WithPassword(string password) => Server.Connection switch
    {
        MySqlConnectionSettings mysql => mysql with { Password = password },
        PostgreSqlConnectionSettings postgres => postgres with { Password = password },
        _ => throw new NotSupportedException(),
    };

    private static string PasswordOf(ConnectionSettings settings) => (settings as MySqlConnectionSettings)?.Password ?? ((PostgreSqlConnectionSettings)settings).Password!;
}
