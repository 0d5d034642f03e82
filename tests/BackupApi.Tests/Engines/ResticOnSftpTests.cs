using BackupApi.Engines;
using BackupApi.Problems;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Engines;

/// <summary>Restic on one machine, its repository on another that is reached over SFTP; the key to that one on this machine only.</summary>
public sealed class ResticOnSftpTests() : OnSftpTests(EngineMember.Restic)
{
    private protected override string InKit => $"RESTIC_REPOSITORY=sftp://{Environment.UserName}@127.0.0.1:{Pool[0].Port}/{Lab.Scratch["repo"]}";

    [Fact]
    public async Task Refuses_a_machine_that_shows_another_host_key()
    {
        await Lab.InitializeAsync();
        await Pool[0].StopAsync();
        Pool[0].ChangeHostKey();
        await Pool[0].StartAsync();
        var failed = await Should.ThrowAsync<EngineException>(() => Lab.Engine.ListAsync(Lab.Repository, default));
        (failed.Code, failed.IsTransient).ShouldBe((ProblemCodes.HostKeyChanged, false), failed.ToString());
    }

    [RootFact]
    public async Task Signs_in_with_a_password()
    {
        using var user = new LabUser();
        Lab.ReachOverSftp(Pool, plain => plain with { Username = user.Name, AuthMethod = "password", PrivateKey = null, Password = user.Password, Path = "backups" });
        Lab.Scratch.Shell("printf hello > source/f");
        await Lab.InitializeAsync();
        (await Lab.BackUpAsync("a")).IsProven.ShouldBeTrue();
        File.Exists(user.Home + "/backups/repo/config").ShouldBeTrue();
    }

    [Fact]
    public async Task Goes_on_when_the_machine_went_away_in_the_middle_and_came_back()
    {
        Lab.Scratch.Shell("head -c 60M /dev/urandom > source/big");
        await Lab.InitializeAsync();
        var wasDown = false;
        var observer = new RecordingObserver
        {
            OnProgress = async progress =>
            {
                if (wasDown || progress.Bytes < 5_000_000) return;
                wasDown = true;
                await Pool[0].StopAsync();
                await Pool[0].StartAsync();
            },
        };
        (await Lab.Engine.BackUpAsync(Lab.Host, Lab.Repository, Lab.Request() with { BandwidthLimitKilobytes = 8_000 }, observer, default)).IsProven.ShouldBeTrue();
        wasDown.ShouldBeTrue();
        (await Lab.RestoreAsync("a", Lab.Scratch["out"])).VerifiedFiles.ShouldBe(1);
        (await Lab.Engine.CheckAsync(Lab.Repository, new CheckRequest(true), Lab.Observer, default)).Passed.ShouldBeTrue();
    }
}
