using System.Text.Json;
using BackupApi.PoolTypes;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.PoolTypes;

internal sealed class S3Member(S3Lab lab, string bucket) : PoolMember
{
    public static async Task<S3Member> StartAsync()
    {
        var lab = await S3Lab.StartedAsync();
        return new S3Member(lab, await lab.NewBucketAsync());
    }

    public S3Lab Lab => lab;

    public string Bucket => bucket;

    public override IPoolType Pool { get; } = new S3Pool();

    public S3PoolSettings Plain => new() { Endpoint = lab.Endpoint, Bucket = bucket, Prefix = "backups/office", AccessKeyId = lab.KeyId, SecretAccessKey = lab.Secret };

    public override JsonElement Settings => Json(Plain);

    public override int Port => new Uri(lab.Endpoint).Port;

    public override bool ResumesWrites => true;

    public override JsonElement? Wrong => With(Plain with { SecretAccessKey = "wrongwrongwrong" });

    public override JsonElement? Through(FaultProxy proxy) => With(Plain with { Endpoint = $"http://127.0.0.1:{proxy.Port}" });

    public static JsonElement With(S3PoolSettings settings) => Json(settings);

    public override async Task LeaveRemainsAsync(string location, string name)
    {
        using var client = lab.Client();
        await client.InitiateMultipartUploadAsync(bucket, $"backups/office/{location}/{name}");
    }
}
