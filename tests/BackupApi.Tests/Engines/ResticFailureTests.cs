using System.Diagnostics;
using BackupApi.Engines;
using BackupApi.Problems;

namespace BackupApi.Tests.Engines;

/// <summary>Bad luck with the real restic: each has its code, a sentence and a hint.</summary>
public sealed class ResticFailureTests : IDisposable
{
    private readonly EngineLab lab = new(member: EngineMember.Restic);

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task Tells_a_wrong_passphrase_a_missing_and_another_repository_apart()
    {
        lab.Scratch.Shell("printf x > source/x");
        await lab.InitializeAsync();
        await lab.BackUpAsync("a");
        await FailsAsync(ProblemCodes.ArchiveExists, () => lab.BackUpAsync("a"));
        await FailsAsync(ProblemCodes.ArchiveMissing, () => lab.RestoreAsync("b", lab.Scratch["out"]));
        await FailsAsync(ProblemCodes.PathMissing, () => lab.ReadAsync("a", "no/such"));
        await FailsAsync(ProblemCodes.PathMissing, () => lab.BackUpAsync("b", lab.Request("/nowhere/at all")));
        await FailsAsync(ProblemCodes.Invalid, () => lab.BackUpAsync("b", lab.Request() with { ExcludePatterns = ["re:^x$"] }));
        await FailsAsync(ProblemCodes.RepositoryExists, () => lab.Engine.InitializeAsync(lab.Repository with { EngineId = null }, default));
        var known = lab.Repository;
        await FailsAsync(ProblemCodes.PassphraseWrong, () => lab.Engine.InspectAsync(known with { Passphrase = "something else" }, default));
        lab.Scratch.Shell("mv repo elsewhere");
        await FailsAsync(ProblemCodes.RepositoryMissing, () => lab.Engine.ListAsync(known, default));
        lab.Repository = known with { EngineId = null };
        await lab.InitializeAsync();
        await FailsAsync(ProblemCodes.RepositoryReplaced, () => lab.Engine.ListAsync(known, default));
    }

    [Fact]
    public async Task Removes_a_lock_whose_owner_is_gone_and_respects_one_that_lives()
    {
        lab.Scratch.Shell("head -c 400M /dev/urandom > source/big");
        await lab.InitializeAsync();
        using var plain = StartPlain("backup", lab.Source);
        while (!Directory.EnumerateFiles(lab.Scratch["repo/locks"]).Any()) await Task.Delay(20);
        plain.Kill(ProcessSignalStop);
        (await lab.Engine.UnlockAsync(lab.Repository, default)).ShouldBe(0);
        (await FailsAsync(ProblemCodes.RepositoryLocked, () => lab.Engine.CheckAsync(lab.Repository, new CheckRequest(false), lab.Observer, default))).IsTransient.ShouldBeTrue();

        plain.Process.Kill();
        await plain.Process.WaitForExitAsync();
        (await lab.Engine.UnlockAsync(lab.Repository, default)).ShouldBe(1);
        (await lab.Engine.CheckAsync(lab.Repository, new CheckRequest(false), lab.Observer, default)).Passed.ShouldBeTrue();
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

    [Fact]
    public async Task Writes_through_no_link_that_stands_in_the_way()
    {
        lab.Scratch.Shell("cd source; printf one > one; mkdir d; printf two > d/two");
        await lab.InitializeAsync();
        await lab.BackUpAsync("a");
        lab.Scratch.Shell("printf safe > victim; mkdir aside; cd source; rm one; ln -s ../victim one; rm -r d; ln -s ../aside d; chmod 701 .");
        var restored = await lab.RestoreAsync("a", "/");
        (restored.Files, restored.VerifiedFiles).ShouldBe((2, 2L));
        lab.Scratch.Shell("cat victim; ls aside; cat source/one source/d/two; stat -c %a /tmp").ShouldBe("safeonetwo1777\n");
    }

    [Fact]
    public async Task Names_the_file_that_lost_its_data()
    {
        lab.Scratch.Shell("head -c 9M /dev/urandom > source/large; printf small > source/small");
        await lab.InitializeAsync();
        await lab.BackUpAsync("a");
        lab.Damage();

        (await lab.Engine.VerifyAsync(lab.Repository, "a", lab.Observer, default)).Findings.ShouldBe([$"{lab.Source}/large: its data is damaged"]);
        (await FailsAsync(ProblemCodes.BackupDamaged, () => lab.ReadAsync("a", lab.Source[1..] + "/large"))).Message.ShouldContain("source/large");
        (await lab.Engine.CheckAsync(lab.Repository, new CheckRequest(false), lab.Observer, default)).Passed.ShouldBeTrue();
        var shares = new List<bool>();
        for (var number = 1; number <= 4; number++) shares.Add((await lab.Engine.CheckAsync(lab.Repository, new CheckRequest(false, new DataShare([number], 4)), lab.Observer, default)).Passed);
        shares.ShouldContain(false);
    }

    [Fact]
    public async Task Is_restored_by_plain_restic_as_the_recovery_kit_says()
    {
        lab.Scratch.Shell("printf hello > source/f; printf gone > source/cafe.tmp");
        await lab.InitializeAsync();
        await lab.BackUpAsync("a b", lab.Request() with { ExcludePatterns = ["*.tmp"] });
        await lab.BackUpAsync("db", lab.Streams(("mysql/shop.sql", "echo one"), ("mysql/blog.sql", "echo two")));
        var kit = await lab.Engine.ExportKitAsync(lab.Repository, default);
        var script = kit.Document.Split("```sh\n")[1].Split("```")[0];
        var first = string.Join('\n', script.Split('\n').TakeWhile(line => !line.StartsWith("# 2.", StringComparison.Ordinal)))
            .Replace("read -rs RESTIC_PASSWORD && export RESTIC_PASSWORD", $"export RESTIC_PASSWORD=\"$(cat '{lab.Scratch["passphrase"]}')\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(lab.Scratch["passphrase"], kit.Document.Split("## Passphrase\n\n```\n")[1].Split("\n```")[0]);

        var shown = lab.Scratch.Shell($"export RESTIC_CACHE_DIR=\"$PWD/c\"\n{first}\nid=$(restic snapshots --json --tag backupapi:a%20b | sed 's/.*\"short_id\":\"//; s/\".*//')\nrestic restore \"$id\" --target plain >&2\nrestic dump $(restic snapshots --tag backupapi:db --json | tr ',' '\\n' | sed -n 's/.*\"short_id\":\"\\(.*\\)\".*/\\1/p' | head -1) /mysql/shop.sql; cat plain{lab.Source}/*");

        shown.ShouldEndWith("one\nhello");
        kit.KeyFile.ShouldBeNull();
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
        seen.ShouldContain("--password-command");
        seen.ShouldNotContain("Very-Secret");
        string.Join('\n', observer.Lines).ShouldNotContain("Very-Secret");
    }

    private const int ProcessSignalStop = 19;

    private Plain StartPlain(params string[] arguments) => new(Process.Start(new ProcessStartInfo("restic", ["--no-cache", "-q", "-r", lab.Repository.Path, .. arguments])
    {
        Environment = { ["RESTIC_PASSWORD"] = EngineLab.Passphrase },
    })!);

    private static async Task<EngineException> FailsAsync(string code, Func<Task> act)
    {
        var failed = await Should.ThrowAsync<EngineException>(act);
        failed.Code.ShouldBe(code, failed.Message);
        failed.Message.ShouldEndWith(".");
        failed.Hint.ShouldEndWith(".");
        return failed;
    }

    private sealed record Plain(Process Process) : IDisposable
    {
        public void Kill(int signal)
        {
            using var kill = Process.Start("kill", [$"-{signal}", $"{Process.Id}"]);
            kill.WaitForExit();
        }

        public void Dispose()
        {
            if (!Process.HasExited) Process.Kill();
            Process.Dispose();
        }
    }
}
