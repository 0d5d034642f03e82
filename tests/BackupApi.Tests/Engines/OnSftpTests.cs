using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Engines;

/// <summary>What engines with a tool on the server promise of a pool on another machine, which the test may stop and change.</summary>
public abstract class OnSftpTests : IAsyncLifetime
{
    private protected OnSftpTests(EngineMember member) => Lab = new(member: member);

    private protected EngineLab Lab { get; }

    private protected SshLab Pool { get; private set; } = null!;

    /// <summary>How the recovery kit names the repository.</summary>
    private protected abstract string InKit { get; }

    public async Task InitializeAsync()
    {
        // Rclone asks for another kind of key than the one that is pinned.
        SshLab.MakeKey(Lab.Scratch["ecdsa"], "ecdsa");
        Pool = await SshLab.StartAsync(settings: $"Subsystem sftp internal-sftp\nHostKey {Lab.Scratch["ecdsa"]}");
        Lab.ReachOverSftp(Pool);
    }

    public async Task DisposeAsync()
    {
        await Pool.DisposeAsync();
        Lab.Dispose();
    }

    [Fact]
    public async Task Backs_a_server_up_to_a_machine_whose_key_it_never_sees()
    {
        Lab.Scratch.Shell("cd source; head -c 3M /dev/urandom > big; printf 'über' > \"$(printf 'n\\nl \\377')\"");
        await using var ssh = await SshLab.StartAsync(1);
        await using var server = await new HostFactory(new SshOptions()).OpenAsync(ssh[0].Address("web-1"), default);
        await Lab.InitializeAsync();
        (await Lab.Engine.IsRepositoryAsync(Lab.Repository.Place, default)).ShouldBeTrue();
        var seen = "";
        var observer = new RecordingObserver
        {
            OnProgress = async _ => seen += await Task.Run(() => Lab.Scratch.Shell("for p in /proc/[0-9]*; do tr '\\0' ' ' < $p/cmdline; tr '\\0' ' ' < $p/environ; done 2>/dev/null || true")),
        };

        (await Lab.Engine.BackUpAsync(server, Lab.Repository, Lab.Request(), observer, default)).IsProven.ShouldBeTrue();
        (await Lab.Engine.BackUpAsync(server, Lab.Repository, Lab.Streams(("db/shop.sql", "seq 1 1000")) with { Archive = "s" }, Lab.Observer, default)).IsProven.ShouldBeTrue();
        var restored = await Lab.Engine.RestoreAsync(server, Lab.Repository, new RestoreRequest(Guid.CreateVersion7(), "a", [], Lab.Scratch["out"], OverwritePolicy.Never, false, true, 0), Lab.Observer, default);

        (restored.VerifiedFiles, restored.Mismatched.Count).ShouldBe((2, 0));
        (await Lab.ReadAsync("s", "db/shop.sql")).ShouldBe(Lab.Scratch.Shell("seq 1 1000"));
        (await Lab.Engine.CheckAsync(Lab.Repository, new CheckRequest(true), Lab.Observer, default)).Passed.ShouldBeTrue();
        // The first lines of all keys are alike.
        var secret = Pool.PrivateKey.Split('\n')[3];
        seen.ShouldNotContain(secret);
        var kit = (await Lab.Engine.ExportKitAsync(Lab.Repository, default)).Document;
        kit.ShouldNotContain(secret);
        kit.ShouldContain(InKit);
        await Lab.Engine.DeleteAsync(Lab.Repository, ["a"], Lab.Observer, default);
        (await Lab.Engine.ListAsync(Lab.Repository, default)).Select(backup => backup.Archive).ShouldBe(["s"]);
        await Lab.Engine.DestroyAsync(Lab.Repository, default);
        Directory.Exists(Lab.Scratch["repo"]).ShouldBeFalse();
        Directory.EnumerateFiles("/dev/shm", "backupapi-????????").ShouldAllBe(file => new FileInfo(file).Length == 0); // one that was killed before it wrote
    }
}
