using System.Text.Json;
using BackupApi.Hosts;
using BackupApi.PoolTypes;
using BackupApi.Problems;
using BackupApi.Tests.Engines;

namespace BackupApi.Tests.PoolTypes;

public sealed class LocalPoolTests : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly LocalPool pool = new();

    public void Dispose() => scratch.Dispose();

    private static JsonElement Settings(string path) => JsonSerializer.SerializeToElement<PoolSettings>(new LocalPoolSettings { Path = path }, JsonSerializerOptions.Web);

    [Fact]
    public async Task Proves_a_folder_and_leaves_nothing_behind()
    {
        var health = await pool.CheckAsync(Settings(scratch["deep/er"]), default);
        health.Health.ShouldBe(PoolHealthStatus.Healthy, health.Reason);
        health.Steps.Select(s => (s.Name, s.Status)).ShouldBe([("folder", TestStepStatus.Passed), ("probe", TestStepStatus.Passed), ("room", TestStepStatus.Passed)]);
        Directory.EnumerateFileSystemEntries(scratch.Root).ShouldBeEmpty();

        Directory.CreateDirectory(scratch["there"]);
        (await pool.CheckAsync(Settings(scratch["there"]), default)).Health.ShouldBe(PoolHealthStatus.Healthy);
        Directory.EnumerateFileSystemEntries(scratch["there"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Measures_the_file_system_as_df_does()
    {
        var usage = await pool.MeasureAsync(Settings(scratch["not/yet"]), default);
        var df = scratch.Shell("df -B1 --output=used,avail,iavail . | tail -1").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse).ToArray();
        ((double)usage.UsedBytes).ShouldBe(df[0], df[0] * 0.05);
        ((double)usage.FreeBytes!.Value).ShouldBe(df[1], df[1] * 0.05);
        usage.CapacityBytes.ShouldBe(usage.UsedBytes + usage.FreeBytes);
    }

    [Fact]
    public async Task Says_when_a_disk_is_full_or_read_only()
    {
        scratch.Shell("mkdir small; mount -t tmpfs -o size=2m none small; head -c 4M /dev/zero > small/fill 2>/dev/null || true");
        try
        {
            var full = await pool.CheckAsync(Settings(scratch["small"]), default);
            full.Health.ShouldBe(PoolHealthStatus.Critical);
            full.Steps[^1].Code.ShouldBe(ProblemCodes.StorageFull);

            scratch.Shell("mount -o remount,ro small");
            var readOnly = await pool.CheckAsync(Settings(scratch["small"]), default);
            readOnly.Health.ShouldBe(PoolHealthStatus.Critical);
            readOnly.Steps[^1].ShouldSatisfyAllConditions(s => s.Code.ShouldBe(ProblemCodes.StorageUnwritable), s => s.Hint.ShouldNotBeNullOrEmpty());
        }
        finally
        {
            scratch.Shell("umount small");
        }
    }

    [Fact]
    public async Task Says_when_a_file_stands_where_the_folder_should_be()
    {
        scratch.Shell("touch file");
        var health = await pool.CheckAsync(Settings(scratch["file"]), default);
        health.Health.ShouldBe(PoolHealthStatus.Critical);
        health.Steps.Single().Code.ShouldBe(ProblemCodes.StorageUnwritable);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData("-rf")]
    [InlineData("")]
    [InlineData("a::b")]
    public void Never_leaves_the_pool(string location) => Should.Throw<ArgumentException>(() => pool.Locate(Settings("/srv/pool"), location));

    [Fact]
    public void Finds_a_repository_below_the_pool() => pool.Locate(Settings("/srv/pool/"), "my repo").Folder.ShouldBe("/srv/pool/my repo");

    [Theory]
    [InlineData("relative")]
    [InlineData("/")]
    [InlineData("/proc/x")]
    [InlineData("/a/../dev/x")]
    [InlineData("/a::b")]
    [InlineData("/a\nb")]
    [InlineData("")]
    public void Refuses_folders_that_cannot_be_a_pool(string path) => pool.Validate(Settings(path)).Keys.ShouldContain("path");
}
