using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Engines;

/// <summary>Restic on one machine, its repository on another that is reached over SFTP; the key to that one on this machine only.</summary>
public sealed class ResticOnSftpTests : IAsyncLifetime
{
    private readonly EngineLab lab = new(member: EngineMember.Restic);
    private SshLab pool = null!;

    public async Task InitializeAsync()
    {
        // Rclone asks for another kind of key than the one that is pinned.
        SshLab.MakeKey(lab.Scratch["ecdsa"], "ecdsa");
        pool = await SshLab.StartAsync(settings: $"Subsystem sftp internal-sftp\nHostKey {lab.Scratch["ecdsa"]}");
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
        // The first lines of all keys are alike.
        var secret = pool.PrivateKey.Split('\n')[3];
        seen.ShouldNotContain(secret);
        var kit = (await lab.Engine.ExportKitAsync(lab.Repository, default)).Document;
        kit.ShouldNotContain(secret);
        kit.ShouldContain($"RESTIC_REPOSITORY=sftp://{Environment.UserName}@127.0.0.1:{pool[0].Port}/{lab.Scratch["repo"]}");
        await lab.Engine.DeleteAsync(lab.Repository, ["a"], lab.Observer, default);
        (await lab.Engine.ListAsync(lab.Repository, default)).Select(backup => backup.Archive).ShouldBe(["s"]);
        await lab.Engine.DestroyAsync(lab.Repository, default);
        Directory.Exists(lab.Scratch["repo"]).ShouldBeFalse();
        Directory.EnumerateFiles("/dev/shm", "backupapi-????????").ShouldAllBe(file => new FileInfo(file).Length == 0); // one that was killed before it wrote
    }

    [Fact]
    public async Task Refuses_a_machine_that_shows_another_host_key()
    {
        await lab.InitializeAsync();
        await pool[0].StopAsync();
        pool[0].ChangeHostKey();
        await pool[0].StartAsync();
        var failed = await Should.ThrowAsync<EngineException>(() => lab.Engine.ListAsync(lab.Repository, default));
        (failed.Code, failed.IsTransient).ShouldBe((ProblemCodes.HostKeyChanged, false), failed.ToString());
    }

    [RootFact]
    public async Task Signs_in_with_a_password()
    {
        using var user = new LabUser();
        lab.ReachOverSftp(pool, plain => plain with { Username = user.Name, AuthMethod = "password", PrivateKey = null, Password = user.Password, Path = "backups" });
        lab.Scratch.Shell("printf hello > source/f");
        await lab.InitializeAsync();
        (await lab.BackUpAsync("a")).IsProven.ShouldBeTrue();
        File.Exists(user.Home + "/backups/repo/config").ShouldBeTrue();
    }

    [Fact]
    public async Task Goes_on_when_the_machine_went_away_in_the_middle_and_came_back()
    {
        lab.Scratch.Shell("head -c 60M /dev/urandom > source/big");
        await lab.InitializeAsync();
        var wasDown = false;
        var observer = new RecordingObserver
        {
            OnProgress = async progress =>
            {
                if (wasDown || progress.Bytes < 5_000_000) return;
                wasDown = true;
                await pool[0].StopAsync();
                await pool[0].StartAsync();
            },
        };
        (await lab.Engine.BackUpAsync(lab.Host, lab.Repository, lab.Request() with { BandwidthLimitKilobytes = 8_000 }, observer, default)).IsProven.ShouldBeTrue();
        wasDown.ShouldBeTrue();
        (await lab.RestoreAsync("a", lab.Scratch["out"])).VerifiedFiles.ShouldBe(1);
        (await lab.Engine.CheckAsync(lab.Repository, new CheckRequest(true), lab.Observer, default)).Passed.ShouldBeTrue();
    }
}
