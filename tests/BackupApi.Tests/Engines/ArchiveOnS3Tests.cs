using System.Text;
using BackupApi.Engines;
using BackupApi.Problems;
using BackupApi.Tests.PoolTypes;

namespace BackupApi.Tests.Engines;

/// <summary>Archives in a real bucket.</summary>
public sealed class ArchiveOnS3Tests : IAsyncLifetime
{
    private readonly EngineLab lab = new(member: EngineMember.Archive);
    private S3Member bucket = null!;

    public async Task InitializeAsync()
    {
        bucket = await S3Member.StartAsync();
        lab.Repository = lab.Repository with { Place = bucket.Pool.Locate(bucket.Settings, "web") };
        await lab.InitializeAsync();
    }

    public Task DisposeAsync()
    {
        lab.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Keeps_files_and_streams_and_gives_them_back()
    {
        lab.Scratch.Shell("printf hello > source/f; head -c 30000000 /dev/urandom > source/big; ln source/f source/g");
        (await lab.BackUpAsync("files")).IsProven.ShouldBeTrue();
        (await lab.BackUpAsync("dumps", lab.Streams(("db/ü 'x'.sql", "seq 1 200000"), ("db/big", "head -c 40000000 /dev/urandom")))).IsProven.ShouldBeTrue();

        (await lab.RestoreAsync("files", lab.Scratch["out"])).VerifiedFiles.ShouldBe(3);
        lab.Describe(lab.Scratch["out"] + lab.Source).ShouldBe(lab.Describe(lab.Source));
        (await lab.ReadAsync("dumps", "db/ü 'x'.sql")).ShouldBe(lab.Scratch.Shell("seq 1 200000"));
        (await lab.Engine.CheckAsync(lab.Repository, new CheckRequest(true), lab.Observer, default)).Findings.ShouldBeEmpty();
        (await lab.Engine.ListAsync(lab.Repository, default)).Select(backup => backup.Archive).ShouldBe(["files", "dumps"]);

        await lab.Engine.DeleteAsync(lab.Repository, ["files"], lab.Observer, default);
        (await ObjectsAsync()).Order(StringComparer.Ordinal).ShouldBe(["dumps/db/big.zst.age", "dumps/db/ü 'x'.sql.zst.age", "dumps/manifest.json", "repository.json"]);
    }

    [Fact]
    public async Task Leaves_no_object_and_no_unfinished_upload_of_a_dump_that_fails_late()
    {
        var failed = await Should.ThrowAsync<EngineException>(lab.BackUpAsync("a", lab.Streams(("first", "echo fine"), ("bad", "head -c 60000000 /dev/urandom; echo gone >&2; exit 1"))));
        (failed.Code, failed.Message.Contains("gone")).ShouldBe((ProblemCodes.DumpFailed, true));
        (await ObjectsAsync()).ShouldBe(["repository.json"]);
        using var client = bucket.Lab.Client();
        ((await client.ListMultipartUploadsAsync(bucket.Bucket)).MultipartUploads ?? []).ShouldBeEmpty();
    }

    [Fact]
    public async Task Refuses_a_restore_from_an_object_that_was_exchanged()
    {
        lab.Scratch.Shell("printf hello > source/f");
        await lab.BackUpAsync("a");
        await lab.Repository.Place.Objects.WriteAsync("a/data.tar.zst.age", new MemoryStream(Encoding.UTF8.GetBytes("something else")), default);
        (await Should.ThrowAsync<EngineException>(() => lab.RestoreAsync("a", lab.Scratch["out"]))).Code.ShouldBe(ProblemCodes.BackupDamaged);
        (await lab.Engine.VerifyAsync(lab.Repository, "a", lab.Observer, default)).Findings.Single().ShouldStartWith("a/data.tar.zst.age");
    }

    private async Task<List<string>> ObjectsAsync()
    {
        var names = new List<string>();
        await foreach (var info in lab.Repository.Place.Objects.ListAsync("", default)) names.Add(info.Name);
        return names;
    }
}
