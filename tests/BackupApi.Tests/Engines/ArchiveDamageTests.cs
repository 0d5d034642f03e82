using BackupApi.Engines;
using BackupApi.Problems;

namespace BackupApi.Tests.Engines;

/// <summary>Archives with a flipped byte: refused, and restored as far as they can be read when that is asked for.</summary>
public sealed class ArchiveDamageTests : IDisposable
{
    private readonly EngineLab lab = new(member: EngineMember.Archive);

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task Restores_the_files_before_the_damage_and_says_what_is_missing()
    {
        lab.Scratch.Shell("cd source; for n in 1 2 3 4 5 6; do head -c 1M /dev/urandom > $n; done; ln 1 link; printf x > last");
        await lab.InitializeAsync();
        await lab.BackUpAsync("a");
        Flip("a/data.tar", 0.6);
        (await Should.ThrowAsync<EngineException>(() => lab.RestoreAsync("a", lab.Scratch["none"]))).Code.ShouldBe(ProblemCodes.BackupDamaged);
        Directory.Exists(lab.Scratch["none"]).ShouldBeFalse();

        var restored = await RestoreAsync("a");

        restored.Lost.ShouldHaveSingleItem().ShouldContain("are missing");
        lab.Observer.Lines.ShouldContain(line => line.StartsWith("Warning: ", StringComparison.Ordinal) && line.Contains("data.tar"));
        restored.Files.ShouldBeInRange(1, 6);
        (restored.VerifiedFiles, restored.Mismatched.Count).ShouldBe((restored.Files, 0));
        // What is there is whole, or it is not there.
        lab.Scratch.Shell($"cd 'out{lab.Source}'; find . -type f | wc -l; for f in *; do cmp $f '{lab.Source}'/$f; done").Trim().ShouldBe(restored.Files.ToString(null, null));
    }

    [Fact]
    public async Task Says_that_nothing_proves_what_was_not_encrypted()
    {
        lab.Scratch.Shell("cd source; for n in 1 2 3 4; do head -c 1M /dev/urandom > $n; done");
        lab.Repository = lab.Access("none");
        await lab.InitializeAsync();
        await lab.BackUpAsync("a");
        Flip("a/data.tar", 0.6);
        var restored = await RestoreAsync("a");
        restored.Lost.ShouldHaveSingleItem().ShouldContain("compare them");
        restored.Files.ShouldBeInRange(1, 4);
    }

    [Fact]
    public async Task Restores_the_other_streams_and_the_beginning_of_the_damaged_one()
    {
        await lab.InitializeAsync();
        await lab.BackUpAsync("s", lab.Streams(("db/first.sql", "seq 1 1000"), ("db/bad.sql", "seq 1 2000000"), ("db/last.sql", "seq 5 500")));
        Flip("s/db/bad.sql", 0.5);

        var restored = await RestoreAsync("s");

        restored.Lost.ShouldHaveSingleItem().ShouldContain("db/bad.sql.incomplete");
        (restored.Files, restored.VerifiedFiles, restored.Mismatched.Count).ShouldBe((3, 3, 0));
        lab.Scratch.Shell("cd out/db; ls | tr '\\n' ' '; seq 1 1000 | cmp - first.sql; seq 5 500 | cmp - last.sql; seq 1 2000000 | head -c $(stat -c %s bad.sql.incomplete) | cmp - bad.sql.incomplete")
            .ShouldBe("bad.sql.incomplete first.sql last.sql ");
        new FileInfo(lab.Scratch["out/db/bad.sql.incomplete"]).Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Restores_all_of_a_whole_backup_without_a_word()
    {
        lab.Scratch.Shell("printf x > source/f");
        await lab.InitializeAsync();
        await lab.BackUpAsync("a");
        var restored = await RestoreAsync("a");
        (restored.Lost.Count, restored.VerifiedFiles).ShouldBe((0, 1));
    }

    private Task<RestoreOutcome> RestoreAsync(string archive) => lab.Engine.RestoreAsync(
        lab.Host, lab.Repository, new RestoreRequest(Guid.CreateVersion7(), archive, [], lab.Scratch["out"], OverwritePolicy.Never, false, true, 0) { AcceptDamage = true }, lab.Observer, default);

    private void Flip(string name, double where)
    {
        var path = Directory.EnumerateFiles(lab.Scratch["repo"], "*", SearchOption.AllDirectories).Single(file => file.StartsWith(lab.Scratch["repo/" + name], StringComparison.Ordinal));
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite);
        file.Position = (long)(file.Length * where);
        var value = file.ReadByte();
        file.Position--;
        file.WriteByte((byte)(value ^ 1));
    }
}
