using System.Collections.Immutable;
using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;
using BackupApi.Storage;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Engines;

/// <summary>Restic on a server, with its repository behind the tunnel and rclone on this machine.</summary>
public sealed class ResticOverSshTests : IAsyncLifetime
{
    private readonly EngineLab lab = new(member: EngineMember.Restic);
    private readonly HostFactory factory = new(new SshOptions());
    private SshLab ssh = null!;

    public async Task InitializeAsync()
    {
        ssh = await SshLab.StartAsync(2);
        lab.Engine = new ResticEngine(factory, lab.Scratch["data"], new());
    }

    public async Task DisposeAsync()
    {
        await ssh.DisposeAsync();
        lab.Dispose();
    }

    private Task<IHost> OpenAsync(int server) => factory.OpenAsync(ssh[server].Address($"server-{server}"), default);

    /// <summary>The repository as a pool that only rclone reaches gives it.</summary>
    private void LayBehindRclone()
    {
        var settings = ImmutableDictionary<string, string>.Empty.Add("type", "alias").Add("remote", lab.Scratch["remote"]);
        lab.Scratch.Shell("mkdir remote");
        lab.Repository = lab.Repository with { Place = new StoragePlace("repo", "remote/repo", new FolderObjects(lab.Scratch["remote/repo"])) { Remote = new RcloneRemote("repo", settings) } };
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Backs_up_one_server_and_restores_to_another(bool isRemote)
    {
        lab.Scratch.Shell("cd source; printf 'über' > \"$(printf 'n\\nl \\377')\"; mkdir d; ln -s x d/l; head -c 3M /dev/urandom > d/big; setfattr -n user.a -v b d/big; chmod 640 d/big");
        if (isRemote) LayBehindRclone();
        await lab.InitializeAsync();
        await using var first = await OpenAsync(0);
        await using var second = await OpenAsync(1);
        var operation = Guid.CreateVersion7();

        var made = await lab.Engine.BackUpAsync(first, lab.Repository, lab.Request() with { Operation = operation, BandwidthLimitKilobytes = 50_000, Nice = 5 }, lab.Observer, default);
        made.IsProven.ShouldBeTrue();
        made.UnreadableCount.ShouldBe(0);
        var streams = await lab.Engine.BackUpAsync(first, lab.Repository, lab.Streams(("db/one.sql", "seq 1 100000"), ("db/two.sql", "echo two")) with { Operation = operation, Archive = "s" }, lab.Observer, default);
        streams.IsProven.ShouldBeTrue();
        (await lab.ReadAsync("s", "db/two.sql")).ShouldBe("two\n");
        var restored = await lab.Engine.RestoreAsync(
            second, lab.Repository, new RestoreRequest(operation, "a", [], lab.Scratch["out"], OverwritePolicy.Never, false, true, 0), lab.Observer, default);

        restored.Mismatched.ShouldBeEmpty();
        restored.VerifiedFiles.ShouldBe(3);
        lab.Describe(lab.Scratch["out"] + lab.Source).ShouldBe(lab.Describe(lab.Source));
        (await lab.Engine.CheckAsync(lab.Repository, new CheckRequest(true), lab.Observer, default)).Passed.ShouldBeTrue();
        await lab.Engine.DeleteAsync(lab.Repository, ["a"], lab.Observer, default);
        (await lab.Engine.ListAsync(lab.Repository, default)).Select(b => b.Archive).ShouldBe(["s"]);
        await first.CleanUpAsync(operation, default);
        Directory.EnumerateFileSystemEntries("/tmp", $"backupapi-{operation}*").ShouldBeEmpty();
        lab.Scratch.Shell($"find {(isRemote ? "remote/repo" : "repo")} -name '*' -path '*locks/*' -type f | wc -l").Trim().ShouldBe("0");
    }

    [Fact]
    public async Task Lets_a_server_add_backups_but_remove_none()
    {
        lab.Scratch.Shell("printf x > source/x");
        await lab.InitializeAsync();
        await lab.BackUpAsync("a");
        await using var host = await OpenAsync(0);
        await using var tunnel = await host.OpenTunnelAsync(await RcloneCommand.ServeResticAsync(lab.Repository.Place, appendOnly: true, default), Guid.CreateVersion7(), default);
        var environment = ImmutableDictionary<string, string>.Empty.Add("RESTIC_PASSWORD", EngineLab.Passphrase).Add("WAY", tunnel.RemoteShell);
        // Restic repeats what was refused for a minute; some seconds show it.
        var forced = await host.RunAsync(
            new CommandLine("timeout", "15", "restic", "--no-cache", "-r", "rclone:x", "-o", "\"rclone.program=sh -c 'eval \"\"exec $WAY\"\"'\"", "forget", "latest") { Environment = environment }, default);
        forced.ExitCode.ShouldNotBe(0);
        forced.StandardError.ShouldContain("403");
        (await lab.Engine.ListAsync(lab.Repository, default)).Select(b => b.Archive).ShouldBe(["a"]);
    }

    [Fact]
    public async Task Says_that_the_connection_was_lost_and_leaves_the_repository_usable()
    {
        // Up to five packs of 16 MiB are on their way at a time; slowly enough that the cut finds others stored and some missing.
        lab.Scratch.Shell("head -c 300M /dev/urandom > source/big");
        await lab.InitializeAsync();
        await using var host = await OpenAsync(0);
        var cut = 0;
        var observer = new RecordingObserver
        {
            OnProgress = p =>
            {
                if (p.Bytes > 200_000_000 && Interlocked.Exchange(ref cut, 1) == 0) ssh[0].CutConnections();
                return Task.CompletedTask;
            },
        };
        var operation = Guid.CreateVersion7();
        var failed = await Should.ThrowAsync<Exception>(() => lab.Engine.BackUpAsync(host, lab.Repository, lab.Request() with { Operation = operation, BandwidthLimitKilobytes = 40_000 }, observer, default));
        (failed switch { HostException h => h.Code, EngineException e => e.Code, _ => failed.ToString() }).ShouldBe(ProblemCodes.ConnectionLost);

        await using var again = await OpenAsync(0);
        await again.CleanUpAsync(operation, default);
        await lab.Hosts.Open().CleanUpAsync(operation, default);
        await lab.Engine.CleanUpAsync(lab.Repository, "a", false, default);
        lab.Scratch.Shell("ls repo/locks | wc -l").Trim().ShouldBe("0");
        var second = await lab.Engine.BackUpAsync(again, lab.Repository, lab.Request(), lab.Observer, default);
        second.IsProven.ShouldBeTrue();
        second.Sizes.DeduplicatedBytes.ShouldBeLessThan(300_000_000);
        (await lab.Engine.CheckAsync(lab.Repository, new CheckRequest(true), lab.Observer, default)).Passed.ShouldBeTrue();
    }

    [Theory]
    [InlineData("restic")]
    [InlineData("rclone")]
    public async Task Lists_nothing_when_its_tools_are_killed_and_completes_the_next_time(string program)
    {
        lab.Scratch.Shell("head -c 200M /dev/urandom > source/big");
        await lab.InitializeAsync();
        await using var host = await OpenAsync(0);
        var operation = Guid.CreateVersion7();
        var request = lab.Request() with { Operation = operation, BandwidthLimitKilobytes = 30_000 };
        var killing = LabProcesses.KillAsync(operation, program, () => Directory.EnumerateFiles(lab.Scratch["repo/data"], "*", SearchOption.AllDirectories).Count() >= 3);
        await Should.ThrowAsync<EngineException>(() => lab.Engine.BackUpAsync(host, lab.Repository, request, lab.Observer, default));
        await killing;
        (await lab.Engine.ListAsync(lab.Repository, default)).ShouldBeEmpty();

        await host.CleanUpAsync(operation, default);
        await lab.Hosts.Open().CleanUpAsync(operation, default);
        (await lab.Engine.CleanUpAsync(lab.Repository, "a", false, default)).ShouldBeNull();
        lab.Scratch.Shell("ls repo/locks | wc -l").Trim().ShouldBe("0");
        (await lab.Engine.BackUpAsync(host, lab.Repository, lab.Request(), lab.Observer, default)).IsProven.ShouldBeTrue();
        (await lab.Engine.CheckAsync(lab.Repository, new CheckRequest(true), lab.Observer, default)).Passed.ShouldBeTrue();
    }
}
