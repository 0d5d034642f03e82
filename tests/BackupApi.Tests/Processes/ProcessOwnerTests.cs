using System.Diagnostics;
using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Tests.Processes;

public sealed class ProcessOwnerTests
{
    [Fact]
    public void A_mark_is_short_and_of_a_process_that_lives()
    {
        ProcessOwner.Own.Length.ShouldBeLessThanOrEqualTo(21);
        ProcessOwner.IsGone(ProcessOwner.Own).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.2")]
    [InlineData("..")]
    [InlineData("1.2.3")]
    [InlineData("-1.2.3")]
    [InlineData("zzzzzzzzzzzzzzzz.2.3")]
    public void Of_other_namespaces_and_other_words_nothing_is_proven(string mark) => ProcessOwner.IsGone(mark).ShouldBeFalse();

    [Fact]
    public void A_process_id_that_was_given_anew_does_not_make_a_dead_owner_live()
    {
        var parts = ProcessOwner.Own.Split('.');
        ProcessOwner.IsGone($"{parts[0]}.{parts[1]}.1").ShouldBeTrue();
        ProcessOwner.IsGone($"{parts[0]}.zzzzz.{parts[2]}").ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_dead_owner_left_is_swept_and_what_a_living_one_has_is_not()
    {
        var parts = ProcessOwner.Own.Split('.');
        var dead = $"{parts[0]}.{parts[1]}.1";
        using var mine = RuntimeFolder.Create();
        var left = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(mine.Path)!, $"backupapi-{dead}-00000000"));
        using var orphan = Start(dead);
        using var child = Start(ProcessOwner.Own);
        await Abandoned.SweepAsync(CancellationToken.None);
        (Directory.Exists(left.FullName), Directory.Exists(mine.Path), orphan.WaitForExit(1000), child.HasExited).ShouldBe((false, true, true, false));
        child.Kill();
    }

    private static Process Start(string owner)
    {
        var start = new ProcessStartInfo("sleep", ["100"]);
        start.Environment[ProcessOwner.Variable] = owner;
        return Process.Start(start)!;
    }
}
