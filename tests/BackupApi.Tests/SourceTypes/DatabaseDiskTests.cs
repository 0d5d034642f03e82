using BackupApi.Connections;
using BackupApi.Hosts;
using BackupApi.SourceTypes;
using BackupApi.Tests.Engines;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.SourceTypes;

/// <summary>What every kind of database promises when the disk of its server has no room, on the real server with its data on a small file system.</summary>
public abstract class DatabaseDiskTests : IAsyncLifetime
{
    private protected const string Mounting = "mount a small disk";

    // Less than the database that is loaded, more than an empty one.
    private const int Little = 12;

    private readonly SourceMember member;
    private readonly Func<SmallDisk, Task<IDatabaseServer>> start;

    private protected DatabaseDiskTests(SourceMember member, Func<SmallDisk, Task<IDatabaseServer>> start) => (this.member, this.start) = (member, start);

    private protected SmallDisk Disk { get; private set; } = null!;

    private protected IDatabaseServer Server { get; private set; } = null!;

    private protected IHost Host { get; } = new LocalHosts().Open();

    public async Task InitializeAsync()
    {
        if (!Environment.IsPrivilegedProcess) return; // its tests are skipped, each with the reason
        Disk = new SmallDisk(200);
        Server = await start(Disk);
        Server.Sql($"create database {Server.Quote("shop")}");
        Server.FillMuch("shop", after: "zzz");
    }

    public async Task DisposeAsync()
    {
        if (Disk is null) return;
        Disk.Empty();
        if (Server is not null) await Server.DisposeAsync();
        Disk.Dispose();
    }

    [RootFact(Mounting)]
    public async Task A_dump_needs_no_room_and_is_whole()
    {
        var before = Server.Describe("shop");
        Disk.Fill();
        var stored = await StoreAsync();
        Disk.Empty();
        await LoadAsync(stored);
        Server.Describe("shop_restored").ShouldBe(before);
    }

    [RootFact(Mounting)]
    public async Task A_load_that_finds_no_room_says_so_and_keeps_what_was_there()
    {
        var stored = await StoreAsync();
        var (before, databases) = (Server.Describe("shop"), Server.Databases());
        var told = "";
        foreach (var (leave, target) in new[] { (0, "shop"), (Little, "shop"), (Little, "shop_restored") })
        {
            Disk.Fill(leave);
            var failure = await Should.ThrowAsync<SourceException>(() => LoadAsync(stored, ("shop", target)));
            ShouldBeFull(failure, target == "shop" ? "shop is as it was" : null);
            Disk.Empty();
            await Server.ComeBackAsync();
            // Where the server ended itself nobody could remove it, which is said.
            told += failure.Message;
            foreach (var left in Server.Databases().Except(databases)) told.ShouldContain($"on the server as {left}; the next attempt removes it");
            Server.Describe("shop").ShouldBe(before);
        }

        (await LoadAsync(stored, ("shop", "shop"))).Databases.Single().Target.ShouldBe("shop");
        (await LoadAsync(stored)).Databases.Single().Target.ShouldBe("shop_restored");
        foreach (var database in new[] { "shop", "shop_restored" }) Server.Describe(database).ShouldBe(before);
        Server.Databases().ShouldBe(databases.Append("shop_restored"), ignoreOrder: true);
    }

    private protected static void ShouldBeFull(SourceException failure, string? said = null)
    {
        failure.Code.ShouldBe("storage_full", failure.Message);
        failure.Message.ShouldContain("disk of the database");
        failure.Hint.ShouldContain("room on the database's disk");
        if (said is not null) failure.Message.ShouldContain(said);
    }

    private protected async Task<List<StoredStream>> StoreAsync() => [.. (await member.StoreAsync(Host, member.Access(Server.Connection, "shop"))).Where(stream => !stream.Name.Contains('@'))];

    private protected Task<StreamedContent> ResolveAsync() => member.ResolveAsync(Host, member.Access(Server.Connection, "shop"));

    private protected Task<LoadOutcome> LoadAsync(IReadOnlyList<StoredStream> stored, params (string, string)[] databases) =>
        member.Type.LoadAsync(Host, member.Access(Server.Connection), SourceRuns.Load(stored, replace: true, databases: databases), new SourceNotes(), default);
}
