using BackupApi.Engines.Restic;
using BackupApi.Storage;

namespace BackupApi.Tests.Engines.Restic;

public sealed class ResticListMemoryTests
{
    private static readonly Guid Repository = Guid.NewGuid();
    private readonly ResticListMemory memory = new();

    [Fact]
    public void RemembersTheListOfTheSameFiles()
    {
        var list = Keep("a", "b");

        Assert.Same(list, memory.Find(Repository, Files("b", "a")));
        Assert.Null(memory.Find(Guid.NewGuid(), Files("a", "b")));
    }

    [Fact]
    public void ForgetsItWhenAFileComesGoesOrIsWrittenAnew()
    {
        Keep("a", "b");

        Assert.Null(memory.Find(Repository, Files("a", "b", "c")));
        Assert.Null(memory.Find(Repository, Files("a")));
        Assert.Null(memory.Find(Repository, [.. Files("a"), new ObjectInfo("snapshots/b", 100, DateTimeOffset.UnixEpoch.AddSeconds(1))]));
    }

    [Fact]
    public void KeepsNoListThatTellsOfOtherFilesThanThereWere()
    {
        memory.Keep(Repository, Files("a"), [Part("a"), Part("b")], ResticBackups.Group([]));

        Assert.Null(memory.Find(Repository, Files("a")));
        Assert.Null(memory.Find(Repository, Files("a", "b")));
    }

    [Fact]
    public void NeedsNobodyToKnowThatNoFilesAreNoBackups() => Assert.Empty(memory.Find(Repository, [])!.Whole);

    private ResticList Keep(params string[] ids)
    {
        ResticPart[] parts = [.. ids.Select(Part)];
        var list = ResticBackups.Group(parts);
        memory.Keep(Repository, Files(ids), parts, list);
        return list;
    }

    private static HashSet<ObjectInfo> Files(params string[] ids) => [.. ids.Select(id => new ObjectInfo("snapshots/" + id, 100, DateTimeOffset.UnixEpoch))];

    private static ResticPart Part(string id) => new(id, DateTimeOffset.UnixEpoch, ["/data"], "server", [ResticTags.Name("backup-" + id)]);
}
