using System.Text.Json;
using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.PoolTypes;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Engines;

/// <summary>A repository in a bucket: restic on a server, the bucket's key on this machine only.</summary>
public sealed class ResticOnS3Tests : IDisposable
{
    private readonly EngineLab lab = new(member: EngineMember.Restic);

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task Backs_a_server_up_into_a_bucket_whose_key_it_never_sees()
    {
        lab.Scratch.Shell("cd source; head -c 3M /dev/urandom > big; printf 'über' > \"$(printf 'n\\nl \\377')\"");
        var s3 = await S3Lab.StartedAsync();
        PoolSettings settings = new S3PoolSettings { Endpoint = s3.Endpoint, Bucket = await s3.NewBucketAsync(), Prefix = "office", AccessKeyId = s3.KeyId, SecretAccessKey = s3.Secret };
        lab.Repository = lab.Repository with { Place = new S3Pool().Locate(JsonSerializer.SerializeToElement(settings, JsonSerializerOptions.Web), "repo") };
        await using var ssh = await SshLab.StartAsync(1);
        var factory = new HostFactory(new SshOptions());
        lab.Engine = new ResticEngine(factory, lab.Scratch["data"], new());
        await lab.InitializeAsync();
        (await lab.Engine.IsRepositoryAsync(lab.Repository.Place, default)).ShouldBeTrue();
        await using var server = await factory.OpenAsync(ssh[0].Address("web-1"), default);
        var seen = "";
        var observer = new RecordingObserver
        {
            OnProgress = async _ => seen += await Task.Run(() => lab.Scratch.Shell("for p in /proc/[0-9]*; do tr '\\0' ' ' < $p/cmdline; tr '\\0' ' ' < $p/environ; done 2>/dev/null || true")),
        };

        (await lab.Engine.BackUpAsync(server, lab.Repository, lab.Request(), observer, default)).IsProven.ShouldBeTrue();
        (await lab.Engine.BackUpAsync(server, lab.Repository, lab.Streams(("db/shop.sql", "seq 1 1000")) with { Archive = "s" }, lab.Observer, default)).IsProven.ShouldBeTrue();
        var restored = await lab.Engine.RestoreAsync(server, lab.Repository, new RestoreRequest(Guid.CreateVersion7(), "a", [], lab.Scratch["out"], OverwritePolicy.Never, false, true, 0), lab.Observer, default);

        (restored.VerifiedFiles, restored.Mismatched.Count).ShouldBe((2, 0));
        (await lab.ReadAsync("s", "db/shop.sql")).ShouldBe(lab.Scratch.Shell("seq 1 1000"));
        (await lab.Engine.CheckAsync(lab.Repository, new CheckRequest(true), lab.Observer, default)).Passed.ShouldBeTrue();
        seen.ShouldNotContain(s3.Secret);
        (await lab.Engine.ExportKitAsync(lab.Repository, default)).Document.ShouldNotContain(s3.Secret);
        await lab.Engine.DeleteAsync(lab.Repository, ["a"], lab.Observer, default);
        (await lab.Engine.ListAsync(lab.Repository, default)).Select(backup => backup.Archive).ShouldBe(["s"]);
        await lab.Engine.DestroyAsync(lab.Repository, default);
        (await lab.Engine.IsRepositoryAsync(lab.Repository.Place, default)).ShouldBeFalse();
    }
}
