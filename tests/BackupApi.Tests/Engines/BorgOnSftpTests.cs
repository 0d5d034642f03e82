using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Engines;

/// <summary>Borg on one machine, its repository on another that runs `borg serve`; the key to that one on this machine only.</summary>
public sealed class BorgOnSftpTests : IAsyncLifetime
{
    private readonly EngineLab lab = new();
    private SshLab pool = null!;

    public async Task InitializeAsync()
    {
        pool = await SshLab.StartAsync(settings: "Subsystem sftp internal-sftp");
        lab.ReachOverSftp(pool);
    }

    public async Task DisposeAsync()
    {
        await pool.DisposeAsync();
        lab.Dispose();
    }

    [Fact]
    public async Task Backs_a_server_up_to_a_machine_whose_key_it_never_sees()
    {
        lab.Scratch.Shell("cd source; head -c 3M /dev/urandom > big; printf 'über' > \"$(printf 'n\\nl \\377')\"");
        await using var ssh = await SshLab.StartAsync(1);
        await using var server = await new HostFactory(new SshOptions()).OpenAsync(ssh[0].Address("web-1"), default);
        await lab.InitializeAsync();
        (await lab.Engine.IsRepositoryAsync(lab.Repository.Place, default)).ShouldBeTrue();
        var seen = "";
        var observer = new RecordingObserver
        {
            OnProgress = async _ => seen += await Task.Run(() => lab.Scratch.Shell("for p in /proc/[0-9]*; do tr '\\0' ' ' < $p/cmdline; tr '\\0' ' ' < $p/environ; done 2>/dev/null || true")),
        };

        (await lab.Engine.BackUpAsync(server, lab.Repository, lab.Request(), observer, default)).IsProven.ShouldBeTrue();
        (await lab.Engine.BackUpAsync(server, lab.Repository, lab.Streams(("db/shop.sql", "seq 1 1000")) with { Archive = "s" }, lab.Observer, default)).IsProven.ShouldBeTrue();
        var restored = await lab.Engine.RestoreAsync(server, lab.Repository, new RestoreRequest(Guid.CreateVersion7(), "a", [], lab.Scratch["out"], OverwritePolicy.Never, false, true, 0), lab.Observer, default);

        (restored.VerifiedFiles, restored.Mismatched.Count).ShouldBe((2, 0));
        (await lab.ReadAsync("s", "db/shop.sql")).ShouldBe(lab.Scratch.Shell("seq 1 1000"));
        (await lab.Engine.CheckAsync(lab.Repository, new CheckRequest(true), lab.Observer, default)).Passed.ShouldBeTrue();
        seen.ShouldNotContain(pool.PrivateKey.Split('\n')[3]); // the first lines of all keys are alike
        (await lab.Engine.ExportKitAsync(lab.Repository, default)).Document.ShouldContain($"BORG_REPO=ssh://{Environment.UserName}@127.0.0.1:{pool[0].Port}{lab.Scratch["repo"]}");
        await lab.Engine.DeleteAsync(lab.Repository, ["a"], lab.Observer, default);
        (await lab.Engine.ListAsync(lab.Repository, default)).Select(backup => backup.Archive).ShouldBe(["s"]);
        await lab.Engine.DestroyAsync(lab.Repository, default);
        Directory.Exists(lab.Scratch["repo"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Removes_the_lock_of_a_borg_that_is_gone_and_no_other()
    {
        await lab.InitializeAsync();
        var name = lab.Scratch.Shell("uname -n").Trim();
        lab.Scratch.Shell($"mkdir repo/lock.exclusive; touch 'repo/lock.exclusive/{name}@1.4194300-0'");
        (await lab.Engine.UnlockAsync(lab.Repository, default)).ShouldBe(1);
        lab.Scratch.Shell("mkdir repo/lock.exclusive; touch 'repo/lock.exclusive/elsewhere@1.4194300-0'");
        (await lab.Engine.UnlockAsync(lab.Repository, default)).ShouldBe(0);
        Directory.Exists(lab.Scratch["repo/lock.exclusive"]).ShouldBeTrue();
    }

    [Theory]
    [InlineData("/proc", false)]
    [InlineData("/there/is/no/such/folder", true)]
    public void What_cannot_be_told_of_the_owner_of_a_lock_counts_as_there(string processes, bool counts)
    {
        var script = BackupApi.Engines.Borg.BorgLocks.AliveScript.Replace("/proc", processes);
        var said = lab.Scratch.Shell($"""
            sleep 60 & alive=$!
            sh -c '{script.Replace("'", "'\\''")}' sh 4194300 $alive
            kill $alive
            """).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        said.Length.ShouldBe(counts ? 2 : 1);
    }

    [Fact]
    public async Task Tells_when_the_machine_goes_away_in_the_middle_and_completes_when_it_is_back()
    {
        lab.Scratch.Shell("head -c 40M /dev/urandom > source/big");
        await lab.InitializeAsync();
        var isDown = false;
        var observer = new RecordingObserver
        {
            OnProgress = async progress =>
            {
                if (isDown || progress.Bytes < 3_000_000) return;
                isDown = true;
                await pool[0].StopAsync();
            },
        };
        var failed = await Should.ThrowAsync<EngineException>(() => lab.Engine.BackUpAsync(lab.Host, lab.Repository, lab.Request() with { BandwidthLimitKilobytes = 8_000 }, observer, default));
        (isDown, failed.IsTransient).ShouldBe((true, true), failed.ToString());
        failed.Hint.ShouldNotBeNullOrEmpty();
        await pool[0].StartAsync();
        await lab.Engine.CleanUpAsync(lab.Repository, "a", false, default);
        (await lab.BackUpAsync("a")).IsProven.ShouldBeTrue();
        (await lab.RestoreAsync("a", lab.Scratch["out"])).VerifiedFiles.ShouldBe(1);
    }

    [Fact]
    public async Task Refuses_an_account_that_runs_no_commands()
    {
        await using var bare = await SshLab.StartAsync(settings: "Subsystem sftp internal-sftp\nForceCommand internal-sftp");
        lab.ReachOverSftp(bare);
        var failed = await Should.ThrowAsync<HostException>(lab.InitializeAsync);
        (failed.Code, failed.Hint.Length > 0).ShouldBe((ProblemCodes.HostSignInRefused, true), failed.ToString());
    }
}
