using System.Security.Cryptography;
using System.Text;
using BackupApi.Hosts;
using BackupApi.PoolTypes;
using BackupApi.Problems;
using BackupApi.Storage;

namespace BackupApi.Tests.PoolTypes;

/// <summary>What every type of pool must do. One class per member.</summary>
public abstract class PoolContractTests : IAsyncLifetime
{
    private protected const long Big = 200_000_000;

    private protected PoolMember Member { get; private set; } = null!;

    private protected IObjectStorage Objects => Member.Place().Objects;

    public async Task InitializeAsync() => Member = await StartAsync();

    public async Task DisposeAsync() => await Member.DisposeAsync();

    private protected abstract Task<PoolMember> StartAsync();

    [Fact]
    public async Task Stores_replaces_lists_and_deletes()
    {
        (await Objects.FindAsync("a/one.sql", default)).ShouldBeNull();
        var written = await WriteAsync(Objects, "a/one.sql", "first");
        (written.Name, written.Size).ShouldBe(("a/one.sql", 5));
        written.ModifiedAt.ShouldBeInRange(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
        await WriteAsync(Objects, "a/one.sql", "and another");
        await WriteAsync(Objects, "a/two", "");
        await WriteAsync(Objects, "b", "x");
        (await ReadAsync(Objects, "a/one.sql")).ShouldBe("and another");
        (await ReadAsync(Objects, "a/two")).ShouldBe("");
        (await ReadAsync(Objects, "a/one.sql", 4)).ShouldBe("another");
        (await ReadAsync(Objects, "a/one.sql", 11)).ShouldBe("");
        (await NamesAsync(Objects)).ShouldBe(["a/one.sql", "a/two", "b"]);
        (await NamesAsync(Objects, "a/o")).ShouldBe(["a/one.sql"]);
        (await NamesAsync(Member.Place("other").Objects)).ShouldBeEmpty();
        await Objects.DeleteAsync(["a/one.sql", "b", "never/was"], default);
        (await NamesAsync(Objects)).ShouldBe(["a/two"]);
    }

    [Fact]
    public async Task Tells_that_an_object_is_missing() =>
        (await Should.ThrowAsync<StorageException>(() => ReadAsync(Objects, "gone"))).ShouldSatisfyAllConditions(
            e => e.Code.ShouldBe(ProblemCodes.StorageObjectMissing), e => e.IsTransient.ShouldBeFalse(), e => e.Hint.ShouldNotBeEmpty());

    [Fact]
    public async Task Destroys_one_place_and_nothing_beside_it()
    {
        var beside = Member.Place("web2").Objects;
        await WriteAsync(beside, "a", "kept");
        await WriteAsync(Objects, "a/b/c", "x");
        (await Member.Pool.ListLocationsAsync(Member.Settings, default)).ShouldBe(["web", "web2"]);
        await Objects.DestroyAsync(default);
        await Objects.DestroyAsync(default);
        (await NamesAsync(Objects)).ShouldBeEmpty();
        (await Member.Pool.ListLocationsAsync(Member.Settings, default)).ShouldBe(["web2"]);
        (await ReadAsync(beside, "a")).ShouldBe("kept");
    }

    [Fact]
    public async Task Keeps_hostile_names()
    {
        string[] names = ["mysql/a b+c%2F&.sql", "ünï/日本語/🗄.sql", "-rf", "quote\"'`$(x)\\", "a\nb\tc", "q?x=1#y;z", "*[a]{b}!", "~tilde", " leading", "trailing ", "dot.", ".hidden/x", "a/..b/c.."];
        foreach (var name in names) await WriteAsync(Objects, name, "content of " + name);
        (await NamesAsync(Objects)).ShouldBe(names.Order(StringComparer.Ordinal));
        foreach (var name in names)
        {
            (await ReadAsync(Objects, name)).ShouldBe("content of " + name);
            (await Objects.FindAsync(name, default)).ShouldNotBeNull().Size.ShouldBe(Encoding.UTF8.GetByteCount("content of " + name));
            (await NamesAsync(Objects, name)).ShouldBe([name]);
        }

        await Objects.DeleteAsync(names, default);
        (await NamesAsync(Objects)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../web2/a")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../b")]
    [InlineData("a//b")]
    [InlineData("./a")]
    [InlineData("")]
    [InlineData("a/")]
    [InlineData("a\0b")]
    public async Task Refuses_names_that_lead_out_of_the_place(string name)
    {
        await Should.ThrowAsync<ArgumentException>(() => WriteAsync(Objects, name, "x"));
        await Should.ThrowAsync<ArgumentException>(() => ReadAsync(Objects, name));
        await Should.ThrowAsync<ArgumentException>(() => Objects.DeleteAsync([name], default));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("-rf")]
    [InlineData("")]
    [InlineData("a::b")]
    public void Never_leaves_the_pool(string location) => Should.Throw<ArgumentException>(() => Member.Pool.Locate(Member.Settings, location));

    [Theory]
    [InlineData(100)]
    [InlineData(70_000_000)]
    public async Task Content_that_throws_leaves_nothing_and_harms_nothing(long at)
    {
        await WriteAsync(Objects, "dump", "the one before");
        (await Should.ThrowAsync<InvalidOperationException>(() => Objects.WriteAsync("dump", new PatternStream(long.MaxValue, at), default))).Message.ShouldBe("the dump died");
        await Should.ThrowAsync<InvalidOperationException>(() => Objects.WriteAsync("new", new PatternStream(long.MaxValue, at), default));
        (await NamesAsync(Objects)).ShouldBe(["dump"]);
        (await ReadAsync(Objects, "dump")).ShouldBe("the one before");
        (await Objects.CleanUpAsync("", default)).ShouldBe(0);
    }

    [Fact]
    public async Task A_cancelled_write_leaves_nothing()
    {
        using var cancel = new CancellationTokenSource();
        var content = new PatternStream(long.MaxValue);
        var writing = Objects.WriteAsync("dump", content, cancel.Token);
        while (content.Taken < 40_000_000) await Task.Delay(10);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(writing);
        (await NamesAsync(Objects)).ShouldBeEmpty();
        (await Objects.CleanUpAsync("", default)).ShouldBe(0);
    }

    [Fact]
    public async Task Cleans_up_what_a_killed_write_left_and_only_that()
    {
        await WriteAsync(Objects, "web-1/data", "whole");
        await Member.LeaveRemainsAsync("web", "web-2/data");
        await Member.LeaveRemainsAsync("web", "web-3/data");
        (await NamesAsync(Objects)).ShouldBe(["web-1/data"]);
        (await Objects.CleanUpAsync("web-2", default)).ShouldBe(1);
        (await Objects.CleanUpAsync("web-2", default)).ShouldBe(0);
        (await Objects.CleanUpAsync("", default)).ShouldBe(1);
        (await ReadAsync(Objects, "web-1/data")).ShouldBe("whole");
    }

    [Fact]
    public async Task Keeps_a_big_stream_whole()
    {
        (await Objects.WriteAsync("big", new PatternStream(Big), default)).Size.ShouldBe(Big);
        await using (var content = await Objects.OpenAsync("big", 0, default))
            Convert.ToHexString(await SHA256.HashDataAsync(content)).ShouldBe(PatternStream.HashOf(Big));
        await using var tail = await Objects.OpenAsync("big", Big - 3, default);
        var last = new byte[10];
        (await tail.ReadAtLeastAsync(last, 10, throwOnEndOfStream: false)).ShouldBe(3);
        last[..3].ShouldBe([PatternStream.At(Big - 3), PatternStream.At(Big - 2), PatternStream.At(Big - 1)]);
    }

    [Fact]
    public async Task Passes_its_own_test_and_leaves_nothing_behind()
    {
        await WriteAsync(Objects, "a", "x");
        var health = await Member.Pool.CheckAsync(Member.Settings, default);
        health.Health.ShouldBe(PoolHealthStatus.Healthy, $"{health.Reason} {string.Join("; ", health.Steps)}");
        health.Steps.ShouldAllBe(step => step.Status == TestStepStatus.Passed);
        health.Usage.ShouldNotBeNull().UsedBytes.ShouldBeGreaterThan(0);
        (await Member.Pool.ListLocationsAsync(Member.Settings, default)).ShouldBe(["web"]);
        (await Member.Pool.MeasureAsync(Member.Settings, default)).UsedBytes.ShouldBeGreaterThan(0);
    }

    private protected static Task<ObjectInfo> WriteAsync(IObjectStorage objects, string name, string content) => objects.WriteAsync(name, new MemoryStream(Encoding.UTF8.GetBytes(content)), default);

    private protected static async Task<string> ReadAsync(IObjectStorage objects, string name, long offset = 0)
    {
        await using var content = await objects.OpenAsync(name, offset, default);
        using var reader = new StreamReader(content);
        return await reader.ReadToEndAsync();
    }

    private protected static async Task<List<string>> NamesAsync(IObjectStorage objects, string prefix = "")
    {
        var names = new List<string>();
        await foreach (var item in objects.ListAsync(prefix, default)) names.Add(item.Name);
        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
