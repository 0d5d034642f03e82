using System.Text.Json;
using BackupApi.PoolTypes;
using BackupApi.Tests.Engines;

namespace BackupApi.Tests.PoolTypes;

internal sealed class LocalMember : PoolMember
{
    private readonly ScratchFolder scratch = new();

    public override IPoolType Pool { get; } = new LocalPool();

    public override JsonElement Settings => Json(new LocalPoolSettings { Path = scratch["pool"] });

    public override Task LeaveRemainsAsync(string location, string name)
    {
        var path = Path.Combine(scratch["pool"], location, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(path)!, ".partial-" + Path.GetFileName(path)), "half");
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        scratch.Dispose();
        return ValueTask.CompletedTask;
    }
}
