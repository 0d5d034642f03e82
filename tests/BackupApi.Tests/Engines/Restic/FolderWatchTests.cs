using System.Diagnostics;
using BackupApi.Engines.Restic;

namespace BackupApi.Tests.Engines.Restic;

public sealed class FolderWatchTests : IDisposable
{
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(1.2);

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("sleep 60", "12m", true)]
    [InlineData("sleep 60", "60m", false)]
    [InlineData("while :; do :; done", "12m", false)]
    public async Task Gives_up_what_does_nothing_where_there_is_no_room(string command, string size, bool hopeless)
    {
        scratch.Shell($"mkdir small; mount -t tmpfs -o size={size} none small");
        using var process = Process.Start("sh", ["-c", command]);
        try
        {
            var watch = new FolderWatch("repo", scratch["small"], Stall);

            (await watch.IsHopelessAsync(Task.Delay(Stall * 4), Task.FromResult($"{process.Id} host"), _ => ValueTask.CompletedTask)).ShouldBe(hopeless);

            watch.Reason?.Code.ShouldBe("storage_full");
            (watch.Reason is not null).ShouldBe(hopeless);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            scratch.Shell("umount small");
        }
    }
}
