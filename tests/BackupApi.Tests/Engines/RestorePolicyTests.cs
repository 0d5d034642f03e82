using System.Text;
using BackupApi.Engines;

namespace BackupApi.Tests.Engines;

/// <summary>What a restore does with files that exist, whatever the engine.</summary>
public abstract class RestorePolicyTests : IAsyncLifetime
{
    private readonly EngineLab lab;

    private protected RestorePolicyTests(EngineMember member) => lab = new(member: member);

    public async Task InitializeAsync()
    {
        lab.Scratch.Shell("cd source; mkdir d; printf same > same; printf old > d/changed; printf gone > \"$(printf 'g\\377one \\n')\"; printf t > touched; ln -s a link; chmod 750 d");
        await lab.InitializeAsync();
        await lab.BackUpAsync("a");
        lab.Scratch.Shell("cd source; printf newer > d/changed; rm g*; touch touched; ln -sfn b link; printf mine > extra");
    }

    public Task DisposeAsync()
    {
        lab.Dispose();
        return Task.CompletedTask;
    }

    private string State() => lab.Scratch.Shell("cd source; for f in same d/changed touched extra; do printf '%s=%s ' $f \"$(cat $f)\"; done; printf 'link=%s ' $(readlink link); ls g* 2>/dev/null | wc -l").Trim();

    [Fact]
    public async Task Never_keeps_every_file_that_exists()
    {
        var outcome = await lab.RestoreAsync("a", "/", OverwritePolicy.Never);
        State().ShouldBe("same=same d/changed=newer touched=t extra=mine link=b 1");
        (outcome.Files, outcome.SkippedFiles, outcome.VerifiedFiles).ShouldBe((1, 4, 1L));
        outcome.Mismatched.ShouldBeEmpty();
    }

    [Fact]
    public async Task If_changed_replaces_what_differs_and_keeps_the_rest()
    {
        var kept = lab.Scratch.Shell("stat -c %i source/same");
        var outcome = await lab.RestoreAsync("a", "/", OverwritePolicy.IfChanged);
        State().ShouldBe("same=same d/changed=old touched=t extra=mine link=a 1");
        (outcome.Files, outcome.SkippedFiles, outcome.VerifiedFiles).ShouldBe((4, 1, 4L));
        lab.Scratch.Shell("stat -c %i source/same").ShouldBe(kept);
    }

    [Fact]
    public async Task Always_replaces_everything_in_the_backup_and_nothing_else()
    {
        var outcome = await lab.RestoreAsync("a", "/");
        State().ShouldBe("same=same d/changed=old touched=t extra=mine link=a 1");
        (outcome.Files, outcome.SkippedFiles, outcome.VerifiedFiles).ShouldBe((5, 0, 5L));
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_happen_and_changes_nothing()
    {
        var before = lab.Describe(lab.Source);
        var outcome = await lab.RestoreAsync("a", "/", OverwritePolicy.IfChanged, dryRun: true);
        lab.Describe(lab.Source).ShouldBe(before);
        (outcome.Files, outcome.SkippedFiles, outcome.VerifiedFiles).ShouldBe((4, 1, null));
        lab.Observer.Lines.ShouldContain($"Info: would be kept: {lab.Source[1..]}/same");
        lab.Observer.Lines.ShouldContain($"Info: would be overwritten: {lab.Source[1..]}/d/changed");
    }

    [Fact]
    public async Task Takes_only_the_chosen_folder_and_file()
    {
        var root = lab.Source[1..];
        var outcome = await lab.RestoreAsync("a", lab.Scratch["out"], paths: [Encoding.UTF8.GetBytes(root + "/d"), [.. Encoding.UTF8.GetBytes(root + "/g"), 0xFF, .. "one "u8]]);
        outcome.Files.ShouldBe(2);
        lab.Scratch.Shell($"cd 'out{lab.Source}'; find . -type f | wc -l; cat d/changed").Trim().ShouldBe("2\nold");
        lab.Scratch.Shell($"stat -c %a 'out{lab.Source}/d'").Trim().ShouldBe("750");
    }

    [Fact]
    public async Task Notices_a_file_that_is_not_what_was_backed_up()
    {
        await using var tampering = new TamperingHost(lab.Host, lab.Scratch["out"] + lab.Source + "/same");
        var outcome = await lab.Engine.RestoreAsync(
            tampering, lab.Repository, new RestoreRequest(Guid.CreateVersion7(), "a", [], lab.Scratch["out"], OverwritePolicy.Always, false, true, 0), lab.Observer, default);
        outcome.Mismatched.Single().Path.ShouldBe(lab.Source + "/same");
        outcome.VerifiedFiles.ShouldBe(4);
    }

    [Fact]
    public async Task Keeps_ten_thousand_files_of_any_name_quickly()
    {
        lab.Scratch.Shell("mkdir 'source/many files'; cd 'source/many files'; i=0; while [ $i -lt 10000 ]; do : > \"ü $i [x]*.txt\"; i=$((i+1)); done");
        await lab.BackUpAsync("many");
        lab.Scratch.Shell("rm 'source/many files/ü 77 [x]*.txt'");
        var outcome = await lab.RestoreAsync("many", "/", OverwritePolicy.Never);
        (outcome.Files, outcome.VerifiedFiles).ShouldBe((1, 1L));
        outcome.SkippedFiles.ShouldBeGreaterThan(9_999);
    }
}

public sealed class BorgRestorePolicyTests() : RestorePolicyTests(EngineMember.Borg);

public sealed class ArchiveRestorePolicyTests() : RestorePolicyTests(EngineMember.Archive);

public sealed class ResticRestorePolicyTests() : RestorePolicyTests(EngineMember.Restic);
