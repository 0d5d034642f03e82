using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Engines;

/// <summary>Borg on a server, with its repository behind the tunnel on this machine.</summary>
public sealed class BorgOverSshTests : IAsyncLifetime
{
    private readonly EngineLab lab = new();
    private readonly HostFactory factory = new(new SshOptions());
    private SshLab ssh = null!;

    public async Task InitializeAsync()
    {
        ssh = await SshLab.StartAsync(2);
        lab.Engine = new BorgEngine(factory, lab.Scratch["data"], new());
    }

    public async Task DisposeAsync()
    {
        await ssh.DisposeAsync();
        lab.Dispose();
    }

    private Task<IHost> OpenAsync(int server) => factory.OpenAsync(ssh[server].Address($"server-{server}"), default);

    [Theory]
    [InlineData("repokey-blake2")]
    [InlineData("keyfile-blake2")]
    public async Task Backs_up_one_server_and_restores_to_another(string encryption)
    {
        lab.Scratch.Shell("cd source; printf 'über' > \"$(printf 'n\\nl \\377')\"; mkdir d; ln -s x d/l; head -c 3M /dev/urandom > d/big; setfattr -n user.a -v b d/big; chmod 640 d/big");
        lab.Repository = lab.Access(encryption);
        await lab.InitializeAsync();
        await using var first = await OpenAsync(0);
        await using var second = await OpenAsync(1);
        var operation = Guid.CreateVersion7();

        var made = await lab.Engine.BackUpAsync(first, lab.Repository, lab.Request() with { Operation = operation, BandwidthLimitKilobytes = 50_000, Nice = 5 }, lab.Observer, default);
        made.UnreadableCount.ShouldBe(0);
        (await lab.Engine.FindAsync(lab.Repository, "a", default))!.EngineId.ShouldBe(made.EngineId);
        var restored = await lab.Engine.RestoreAsync(
            second, lab.Repository, new RestoreRequest(operation, "a", [], lab.Scratch["out"], OverwritePolicy.Never, false, true, 0), lab.Observer, default);

        restored.Mismatched.ShouldBeEmpty();
        restored.VerifiedFiles.ShouldBe(3);
        lab.Describe(lab.Scratch["out"] + lab.Source).ShouldBe(lab.Describe(lab.Source));
        await first.CleanUpAsync(operation, default);
        Directory.EnumerateFileSystemEntries("/tmp", $"backupapi-{operation}*").ShouldBeEmpty();
        Directory.EnumerateFiles(lab.Scratch["data"], "key", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Stops_at_a_checkpoint_and_goes_on_from_it()
    {
        lab.Scratch.Shell("head -c 250M /dev/urandom > source/big");
        await lab.InitializeAsync();
        await using var host = await OpenAsync(0);
        using var stop = new CancellationTokenSource();
        var observer = new RecordingObserver { OnProgress = p => p.Bytes > 60_000_000 ? stop.CancelAsync() : Task.CompletedTask };
        await Should.ThrowAsync<OperationCanceledException>(() => lab.Engine.BackUpAsync(host, lab.Repository, lab.Request(), observer, stop.Token));

        var again = await lab.Engine.BackUpAsync(host, lab.Repository, lab.Request(), lab.Observer, default);

        again.Sizes.DeduplicatedBytes.ShouldBeLessThan(215_000_000);
        (await lab.Engine.ListAsync(lab.Repository, default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Gives_a_server_no_way_to_another_repository()
    {
        await lab.InitializeAsync();
        var other = lab.Access(name: "other");
        await lab.Engine.InitializeAsync(other, default);
        await using var host = await OpenAsync(0);
        await using var tunnel = await host.OpenTunnelAsync(Serve(lab.Repository), Guid.CreateVersion7(), default);
        var environment = new Dictionary<string, string> { ["BORG_RSH"] = tunnel.RemoteShell, ["BORG_BASE_DIR"] = lab.Scratch["b"], ["BORG_PASSPHRASE"] = EngineLab.Passphrase, ["BORG_RELOCATED_REPO_ACCESS_IS_OK"] = "yes" };
        var refused = await host.RunAsync(new BackupApi.Processes.CommandLine("borg", "list", $"ssh://x{other.Path}") { Environment = System.Collections.Immutable.ImmutableDictionary.CreateRange(environment) }, default);
        refused.ExitCode.ShouldBe(2);
        refused.StandardError.ShouldContain("not allowed");
    }

    [Fact]
    public async Task Stores_streams_of_a_server_and_hides_what_a_lost_connection_left()
    {
        await lab.InitializeAsync();
        await using var host = await OpenAsync(0);
        var request = lab.Streams(("db/one.sql", "head -c 30000000 /dev/urandom"), ("db/two.sql", "seq 1 100000"));
        (await lab.Engine.BackUpAsync(host, lab.Repository, request with { Archive = "first" }, lab.Observer, default)).IsProven.ShouldBeTrue();
        (await lab.ReadAsync("first", "db/two.sql")).ShouldBe(lab.Scratch.Shell("seq 1 100000"));

        var endless = lab.Streams(("db/one.sql", "seq 1 1000"), ("db/two.sql", "head -c 400000000 /dev/urandom"));
        var cut = 0;
        var observer = new RecordingObserver
        {
            OnProgress = p =>
            {
                if (p.Bytes > 40_000_000 && Interlocked.Exchange(ref cut, 1) == 0) ssh[0].CutConnections();
                return Task.CompletedTask;
            },
        };
        var failed = await Should.ThrowAsync<Exception>(() => lab.Engine.BackUpAsync(host, lab.Repository, endless with { Archive = "second" }, observer, default));
        (failed switch { HostException h => h.Code, EngineException e => e.Code, _ => failed.ToString() }).ShouldBe(ProblemCodes.ConnectionLost);

        await using var again = await OpenAsync(0);
        await again.CleanUpAsync(endless.Operation, default);
        await lab.Hosts.Open().CleanUpAsync(endless.Operation, default);
        (await lab.Engine.CleanUpAsync(lab.Repository, "second", false, default)).ShouldBeNull();
        (await lab.Engine.ListAsync(lab.Repository, default)).Single().Archive.ShouldBe("first");
        Directory.EnumerateFileSystemEntries("/tmp", $"backupapi-{endless.Operation}*").ShouldBeEmpty();
        (await lab.Engine.BackUpAsync(again, lab.Repository, request with { Archive = "second" }, lab.Observer, default)).IsProven.ShouldBeTrue();
    }

    [Fact]
    public async Task Says_that_the_connection_was_lost_and_leaves_the_repository_usable()
    {
        lab.Scratch.Shell("head -c 250M /dev/urandom > source/big");
        await lab.InitializeAsync();
        await using var host = await OpenAsync(0);
        var cut = false;
        var observer = new RecordingObserver
        {
            OnProgress = p =>
            {
                if (p.Bytes > 40_000_000 && !cut)
                {
                    cut = true;
                    ssh[0].CutConnections();
                }

                return Task.CompletedTask;
            },
        };
        var operation = Guid.CreateVersion7();
        var failed = await Should.ThrowAsync<Exception>(() => lab.Engine.BackUpAsync(host, lab.Repository, lab.Request() with { Operation = operation }, observer, default));
        (failed switch { HostException h => h.Code, EngineException e => e.Code, _ => failed.ToString() }).ShouldBe(ProblemCodes.ConnectionLost);

        await using var again = await OpenAsync(0);
        await again.CleanUpAsync(operation, default);
        await lab.Hosts.Open().CleanUpAsync(operation, default);
        await lab.Engine.CleanUpAsync(lab.Repository, "a", false, default);
        await lab.Engine.BackUpAsync(again, lab.Repository, lab.Request(), lab.Observer, default);
        (await lab.Engine.ListAsync(lab.Repository, default)).Count.ShouldBe(1);
    }

    private BackupApi.Processes.CommandLine Serve(RepositoryAccess repository) => BackupApi.Engines.Borg.BorgStart.Serve(repository, lab.Scratch["data"], true, Guid.CreateVersion7());
}
