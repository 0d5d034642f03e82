using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Engines;

/// <summary>Borg on one machine, its repository on another that runs `borg serve`; the key to that one on this machine only.</summary>
public sealed class BorgOnSftpTests() : OnSftpTests(EngineMember.Borg)
{
    private protected override string InKit => $"BORG_REPO=ssh://{Environment.UserName}@127.0.0.1:{Pool[0].Port}{Lab.Scratch["repo"]}";

    [Fact]
    public async Task Removes_the_lock_of_a_borg_that_is_gone_and_no_other()
    {
        await Lab.InitializeAsync();
        var name = Lab.Scratch.Shell("uname -n").Trim();
        Lab.Scratch.Shell($"mkdir repo/lock.exclusive; touch 'repo/lock.exclusive/{name}@1.4194300-0'");
        (await Lab.Engine.UnlockAsync(Lab.Repository, default)).ShouldBe(1);
        Lab.Scratch.Shell("mkdir repo/lock.exclusive; touch 'repo/lock.exclusive/elsewhere@1.4194300-0'");
        (await Lab.Engine.UnlockAsync(Lab.Repository, default)).ShouldBe(0);
        Directory.Exists(Lab.Scratch["repo/lock.exclusive"]).ShouldBeTrue();
    }

    [Theory]
    [InlineData("/proc", false)]
    [InlineData("/there/is/no/such/folder", true)]
    public void What_cannot_be_told_of_the_owner_of_a_lock_counts_as_there(string processes, bool counts)
    {
        var script = BackupApi.Engines.Borg.BorgLocks.AliveScript.Replace("/proc", processes);
        var said = Lab.Scratch.Shell($"""
            sleep 60 & alive=$!
            sh -c '{script.Replace("'", "'\\''")}' sh 4194300 $alive
            kill $alive
            """).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        said.Length.ShouldBe(counts ? 2 : 1);
    }

    [Fact]
    public async Task Tells_when_the_machine_goes_away_in_the_middle_and_completes_when_it_is_back()
    {
        Lab.Scratch.Shell("head -c 40M /dev/urandom > source/big");
        await Lab.InitializeAsync();
        var isDown = false;
        var observer = new RecordingObserver
        {
            OnProgress = async progress =>
            {
                if (isDown || progress.Bytes < 3_000_000) return;
                isDown = true;
                await Pool[0].StopAsync();
            },
        };
        var failed = await Should.ThrowAsync<EngineException>(() => Lab.Engine.BackUpAsync(Lab.Host, Lab.Repository, Lab.Request() with { BandwidthLimitKilobytes = 8_000 }, observer, default));
        (isDown, failed.IsTransient).ShouldBe((true, true), failed.ToString());
        failed.Hint.ShouldNotBeNullOrEmpty();
        await Pool[0].StartAsync();
        await Lab.Engine.CleanUpAsync(Lab.Repository, "a", false, default);
        (await Lab.BackUpAsync("a")).IsProven.ShouldBeTrue();
        (await Lab.RestoreAsync("a", Lab.Scratch["out"])).VerifiedFiles.ShouldBe(1);
    }

    [Fact]
    public async Task Refuses_an_account_that_runs_no_commands()
    {
        await using var bare = await SshLab.StartAsync(settings: "Subsystem sftp internal-sftp\nForceCommand internal-sftp");
        Lab.ReachOverSftp(bare);
        var failed = await Should.ThrowAsync<HostException>(Lab.InitializeAsync);
        (failed.Code, failed.Hint.Length > 0).ShouldBe((ProblemCodes.HostSignInRefused, true), failed.ToString());
    }
}
