using System.Diagnostics;
using BackupApi.Engines;
using BackupApi.Problems;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Engines;

/// <summary>Bad luck with the real borg: each has its code, a sentence and a hint.</summary>
public sealed class BorgFailureTests : IDisposable
{
    private readonly EngineLab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task Says_that_the_passphrase_is_wrong()
    {
        await lab.InitializeAsync();
        lab.Repository = lab.Repository with { Passphrase = "something else" };
        await FailsAsync(ProblemCodes.PassphraseWrong, () => lab.Engine.InspectAsync(lab.Repository, default));
        await FailsAsync(ProblemCodes.PassphraseWrong, () => lab.BackUpAsync("a"));
    }

    [Fact]
    public async Task Says_that_the_repository_is_gone()
    {
        await lab.InitializeAsync();
        lab.Scratch.Shell("rm -r repo");
        await FailsAsync(ProblemCodes.RepositoryMissing, () => lab.BackUpAsync("a"));
        await FailsAsync(ProblemCodes.RepositoryMissing, () => lab.Engine.ListAsync(lab.Repository, default));
    }

    [Fact]
    public async Task Gives_a_repository_up_whose_folder_does_not_answer()
    {
        await lab.InitializeAsync();
        lab.Scratch.Shell("rm repo/config; mkfifo repo/config"); // opening it blocks, as on a share that is gone
        lab.Engine = new BorgEngine(lab.Hosts, lab.Scratch["data"], new() { Storage = TimeSpan.FromSeconds(1) });
        await FailsAsync(ProblemCodes.StorageUnwritable, () => lab.BackUpAsync("a"));
        await FailsAsync(ProblemCodes.StorageUnwritable, () => lab.Engine.ListAsync(lab.Repository, default));
        lab.Scratch.Shell("echo > repo/config");
    }

    [Fact]
    public async Task Tells_a_full_disk_of_borgs_own_files_from_a_full_repository()
    {
        await lab.InitializeAsync();
        using var disk = new SmallDisk(20);
        lab.Engine = new BorgEngine(lab.Hosts, disk.Folder, new());
        await lab.BackUpAsync("a");
        disk.Fill();
        (await FailsAsync(ProblemCodes.StorageFull, () => lab.BackUpAsync("b"))).Message.ShouldContain("for what borg keeps there between runs");
        lab.Observer.Lines.ShouldContain(line => line.Contains("[Errno 28]"));
        disk.Empty();
        await lab.BackUpAsync("c");
    }

    [Fact]
    public async Task Refuses_another_repository_in_the_same_folder()
    {
        await lab.InitializeAsync();
        var known = lab.Repository;
        lab.Scratch.Shell("rm -r repo");
        lab.Repository = known with { EngineId = null };
        await lab.InitializeAsync();
        lab.Repository = known;
        await FailsAsync(ProblemCodes.RepositoryReplaced, () => lab.BackUpAsync("a"));
        await FailsAsync(ProblemCodes.RepositoryReplaced, () => lab.Engine.ListAsync(known, default));
    }

    [Fact]
    public async Task Says_that_a_repository_exists_already()
    {
        await lab.InitializeAsync();
        await FailsAsync(ProblemCodes.RepositoryExists, () => lab.Engine.InitializeAsync(lab.Repository with { EngineId = null }, default));
        (await lab.Engine.InspectAsync(lab.Repository, default)).BackupCount.ShouldBe(0);
    }

    [Fact]
    public async Task Says_that_another_program_holds_the_lock_and_removes_one_whose_owner_is_gone()
    {
        lab.Scratch.Shell("printf x > source/x");
        await lab.InitializeAsync();
        await lab.BackUpAsync("a");
        using var holder = Process.Start(new ProcessStartInfo("borg", ["with-lock", lab.Repository.Path, "sh", "-c", $"echo $$ > {lab.Scratch["held"]}; exec sleep 60"])
        {
            Environment = { ["BORG_BASE_DIR"] = lab.Scratch["other"], ["BORG_PASSPHRASE"] = EngineLab.Passphrase },
        })!;
        while (!Directory.Exists(lab.Repository.Path + "/lock.exclusive"))
        {
            await Task.Delay(50);
        }

        var failed = await FailsAsync(ProblemCodes.RepositoryLocked, () => lab.BackUpAsync("b"));
        failed.IsTransient.ShouldBeTrue();
        await FailsAsync(ProblemCodes.RepositoryLocked, () => lab.Engine.CleanUpAsync(lab.Repository, "b", false, default));
        using var content = new MemoryStream();
        await lab.Engine.ReadFileAsync(lab.Repository, "a", System.Text.Encoding.UTF8.GetBytes(lab.Source[1..] + "/x"), content, default);
        content.Length.ShouldBe(1);

        holder.Kill();
        await holder.WaitForExitAsync();
        lab.Scratch.Shell("kill $(cat held) 2>/dev/null || true");
        // As if the process id had gone to another program meanwhile.
        lab.Scratch.Shell($"cd repo/lock.exclusive && mv -- * \"$(ls | sed 's/\\.[0-9]*-/.{Environment.ProcessId}-/')\"; sed -i 's/, [0-9][0-9]*, 0\\]/, {Environment.ProcessId}, 0]/' ../lock.roster");
        await lab.Engine.CleanUpAsync(lab.Repository, "b", false, default);
        Directory.Exists(lab.Repository.Path + "/lock.exclusive").ShouldBeFalse();
        await lab.BackUpAsync("b");
    }

    [Fact]
    public async Task Says_that_there_is_no_room_left()
    {
        lab.Scratch.Shell("mkdir small; head -c 40M /dev/urandom > source/big; mount -t tmpfs -o size=24m none small");
        try
        {
            lab.Repository = lab.Access(name: "small/repo");
            await lab.InitializeAsync();
            await FailsAsync(ProblemCodes.StorageFull, () => lab.BackUpAsync("a"));
            (await lab.Engine.ListAsync(lab.Repository, default)).ShouldBeEmpty();
        }
        finally
        {
            lab.Scratch.Shell("umount small");
        }
    }

    [Fact]
    public async Task Says_that_the_destination_of_a_restore_is_full_and_leaves_no_half_file()
    {
        lab.Scratch.Shell("mkdir small; printf tiny > source/a; head -c 40M /dev/urandom > source/big");
        await lab.InitializeAsync();
        await lab.BackUpAsync("a");
        lab.Scratch.Shell("mount -t tmpfs -o size=24m none small");
        try
        {
            await FailsAsync(ProblemCodes.StorageFull, () => lab.RestoreAsync("a", lab.Scratch["small"]));
            lab.Scratch.Shell("find small -type f -printf '%f '").ShouldNotContain("big");
        }
        finally
        {
            lab.Scratch.Shell("umount small");
        }
    }

    [Theory]
    [InlineData("", ProblemCodes.ToolMissing)]
    [InlineData("echo borg 1.1.0", ProblemCodes.ToolTooOld)]
    [InlineData("echo borg 2.0.0b7", ProblemCodes.ToolTooOld)]
    public async Task Says_that_borg_is_missing_or_too_old(string script, string code)
    {
        await lab.InitializeAsync();
        lab.Scratch.Shell("mkdir bin; for p in sh setsid mkdir rm cat env nice find xargs; do ln -s \"$(command -v $p)\" bin/$p; done");
        if (script.Length > 0)
        {
            lab.Scratch.Shell($"printf '#!/bin/sh\\n{script}\\n' > bin/borg; chmod +x bin/borg");
        }

        var failed = await FailsAsync(code, () => lab.Engine.BackUpAsync(
            new LocalHosts(lab.Scratch["bin"]).Open("web-1"), lab.Repository, lab.Request(), lab.Observer, default));
        failed.Message.ShouldContain("web-1");
    }

    [Fact]
    public async Task Says_that_a_source_has_none_of_its_paths()
    {
        await lab.InitializeAsync();
        await FailsAsync(ProblemCodes.PathMissing, () => lab.BackUpAsync("a", lab.Request("/nowhere/at all", "/nor\nhere")));
        (await lab.Engine.ListAsync(lab.Repository, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Says_that_a_name_is_taken_and_that_one_is_missing()
    {
        lab.Scratch.Shell("printf x > source/x");
        await lab.InitializeAsync();
        await lab.BackUpAsync("a");
        await FailsAsync(ProblemCodes.ArchiveExists, () => lab.BackUpAsync("a"));
        await FailsAsync(ProblemCodes.ArchiveMissing, () => lab.RestoreAsync("b", lab.Scratch["out"]));
        await FailsAsync(ProblemCodes.PathMissing, () => lab.Engine.ReadFileAsync(lab.Repository, "a", "no/such"u8.ToArray(), Stream.Null, default));
    }

    [Fact]
    public async Task Says_that_the_repository_may_not_be_written()
    {
        await lab.InitializeAsync();
        lab.Scratch.Shell("chmod 755 . source; chmod 700 repo");
        await using var user = new OtherUserHost(lab.Host, lab.Scratch);
        lab.Scratch.Shell("chown -R 0 repo; chmod -R u=rwX,go= repo; chown 65534 data -R");
        await FailsAsync(ProblemCodes.StorageUnwritable, () => lab.Engine.BackUpAsync(user, lab.Repository, lab.Request(), lab.Observer, default));
    }

    [Fact]
    public async Task Finds_damage()
    {
        lab.Scratch.Shell("head -c 2M /dev/urandom > source/big");
        await lab.InitializeAsync();
        await lab.BackUpAsync("a");
        (await lab.Engine.CheckAsync(lab.Repository, new CheckRequest(false), lab.Observer, default)).ShouldSatisfyAllConditions(c => c.Passed.ShouldBeTrue(), c => c.Findings.ShouldBeEmpty());
        lab.Scratch.Shell("f=$(ls -S repo/data/0/* | head -1); printf XXXX | dd of=$f bs=1 seek=600000 conv=notrunc 2>/dev/null");

        var check = await lab.Engine.CheckAsync(lab.Repository, new CheckRequest(true), lab.Observer, default);

        check.Passed.ShouldBeFalse();
        check.Findings.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Shows_the_passphrase_to_nobody()
    {
        lab.Scratch.Shell("head -c 60M /dev/urandom > source/big");
        lab.Repository = lab.Repository with { Passphrase = "Very-Secret-Passphrase" };
        await lab.InitializeAsync();
        var seen = "";
        var observer = new RecordingObserver
        {
            OnProgress = async _ => seen += await Task.Run(() => lab.Scratch.Shell("for p in /proc/[0-9]*; do tr '\\0' ' ' < $p/cmdline; tr '\\0' ' ' < $p/environ; done 2>/dev/null || true")),
        };
        await lab.Engine.BackUpAsync(lab.Host, lab.Repository, lab.Request(), observer, default);
        await Task.Delay(500);
        seen.ShouldContain("BORG_PASSPHRASE_FD=3");
        seen.ShouldNotContain("Very-Secret");
        string.Join('\n', observer.Lines).ShouldNotContain("Very-Secret");
    }

    private static async Task<EngineException> FailsAsync(string code, Func<Task> act)
    {
        var failed = await Should.ThrowAsync<EngineException>(act);
        failed.Code.ShouldBe(code, failed.Message);
        failed.Message.ShouldEndWith(".");
        failed.Hint.ShouldEndWith(".");
        return failed;
    }
}
