using System.Text.Json;
using Amazon.S3.Model;
using BackupApi.Hosts;
using BackupApi.PoolTypes;
using BackupApi.Problems;
using BackupApi.Storage;
using BackupApi.Storage.S3;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.PoolTypes;

public sealed class S3PoolTests : IAsyncLifetime
{
    private readonly S3Pool pool = new();
    private S3Member member = null!;

    public async Task InitializeAsync() => member = await S3Member.StartAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task<TestStep> FailedStepAsync(S3PoolSettings settings)
    {
        var health = await pool.CheckAsync(S3Member.With(settings), default);
        health.Health.ShouldBe(PoolHealthStatus.Critical, string.Join("; ", health.Steps));
        var failed = health.Steps.Single(step => step.Status == TestStepStatus.Failed);
        failed.Hint.ShouldNotBeNullOrEmpty();
        JsonSerializer.Serialize(health).ShouldNotContain(settings.SecretAccessKey!);
        return failed;
    }

    [Fact]
    public async Task Names_what_is_wrong_with_the_key()
    {
        var unknown = await FailedStepAsync(member.Plain with { AccessKeyId = "NOSUCHKEY" });
        (unknown.Name, unknown.Code).ShouldBe(("sign_in", ProblemCodes.StorageCredentialsRefused));
        unknown.Detail.ShouldContain("does not know the access key NOSUCHKEY");
        (await FailedStepAsync(member.Plain with { SecretAccessKey = "wrongwrongwrong" })).Detail.ShouldContain("secret key does not belong");
    }

    [Theory]
    [InlineData("NOSUCHKEY", null)]
    [InlineData(null, "wrongwrongwrong")]
    public async Task Names_what_is_wrong_with_the_key_also_where_the_service_answers_without_a_word(string? key, string? secret)
    {
        var settings = member.Plain with { AccessKeyId = key ?? member.Plain.AccessKeyId, SecretAccessKey = secret ?? member.Plain.SecretAccessKey };
        var fault = await Should.ThrowAsync<StorageException>(() => pool.Locate(S3Member.With(settings), "web").Objects.FindAsync("config", default));
        fault.Code.ShouldBe(ProblemCodes.StorageCredentialsRefused);
    }

    [Fact]
    public async Task Names_a_bucket_that_is_not_there_and_never_makes_it()
    {
        var missing = await FailedStepAsync(member.Plain with { Bucket = "no-such-bucket" });
        (missing.Name, missing.Code).ShouldBe(("bucket", ProblemCodes.StorageBucketMissing));
        var fault = await Should.ThrowAsync<StorageException>(() => pool.Locate(S3Member.With(member.Plain with { Bucket = "no-such-bucket" }), "web").Objects.WriteAsync("a", new MemoryStream([1]), default));
        (fault.Code, fault.IsTransient).ShouldBe((ProblemCodes.StorageBucketMissing, false));
    }

    [Theory]
    [InlineData("s3:PutObject", "write")]
    [InlineData("s3:GetObject", "write")] // what was written is looked at
    [InlineData("s3:ListBucket", "bucket")]
    [InlineData("s3:DeleteObject", "delete")]
    public async Task Names_what_the_key_may_not_do(string action, string step)
    {
        using var client = member.Lab.Client();
        await client.PutBucketPolicyAsync(member.Bucket, $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam:::user/guest"]},"Action":["s3:*"],"Resource":["arn:aws:s3:::{{member.Bucket}}","arn:aws:s3:::{{member.Bucket}}/*"]},
            {"Effect":"Deny","Principal":{"AWS":["arn:aws:iam:::user/guest"]},"Action":["{{action}}"],"Resource":["arn:aws:s3:::{{member.Bucket}}","arn:aws:s3:::{{member.Bucket}}/*"]}]}
            """);
        var failed = await FailedStepAsync(member.Plain with { AccessKeyId = S3Lab.GuestKeyId, SecretAccessKey = S3Lab.GuestSecret });
        (failed.Name, failed.Code).ShouldBe((step, ProblemCodes.StoragePermissionDenied));
    }

    [Theory]
    [InlineData("400 Bad Request", "AuthorizationHeaderMalformed", ProblemCodes.StorageBucketMissing, "region")]
    [InlineData("301 Moved Permanently", "PermanentRedirect", ProblemCodes.StorageBucketMissing, "region")]
    [InlineData("403 Forbidden", "RequestTimeTooSkewed", ProblemCodes.StorageClockSkewed, "clock")]
    [InlineData("403 Forbidden", "QuotaExceeded", ProblemCodes.StorageFull, "quota")]
    public async Task Explains_answers_that_no_lab_gives(string status, string code, string problem, string word)
    {
        await using var proxy = new FaultProxy(member.Port);
        var objects = pool.Locate(member.Through(proxy)!.Value, "web").Objects;
        proxy.Answer(1, status, code);
        var fault = await Should.ThrowAsync<StorageException>(() => objects.WriteAsync("a", new MemoryStream([1]), default));
        (fault.Code, fault.IsTransient).ShouldBe((problem, false), fault.ToString());
        fault.Message.ShouldContain(word);
    }

    /// <summary>An answer to HEAD is without text.</summary>
    [Theory]
    [InlineData("400 Bad Request", "ExpiredToken")]
    [InlineData("403 Forbidden", "InvalidAccessKeyId")]
    public async Task Asks_again_when_a_look_was_refused_without_a_word(string status, string code)
    {
        await using var proxy = new FaultProxy(member.Port);
        var objects = pool.Locate(member.Through(proxy)!.Value, "web").Objects;
        await objects.WriteAsync("a", new MemoryStream([1, 2, 3]), default);
        proxy.Answer(1, status, code);
        (await objects.FindAsync("a", default))!.Size.ShouldBe(3);
        proxy.Answer(2, status, code);
        (await Should.ThrowAsync<StorageException>(() => objects.FindAsync("a", default))).Code.ShouldBe(ProblemCodes.StorageCredentialsRefused);
    }

    [Theory]
    [InlineData("500 Internal Server Error", "InternalError")]
    [InlineData("503 Service Unavailable", "SlowDown")]
    [InlineData("400 Bad Request", "BadDigest")]
    public async Task Tries_again_what_may_pass(string status, string code)
    {
        await using var proxy = new FaultProxy(member.Port);
        var objects = pool.Locate(member.Through(proxy)!.Value, "web").Objects;
        proxy.Answer(2, status, code);
        (await objects.WriteAsync("a", new MemoryStream([1, 2, 3]), default)).Size.ShouldBe(3);
        proxy.Answer(20, status, code);
        var impatient = new S3Objects(new Storage.S3.S3Bucket(member.Bucket, "us-east-1", $"http://127.0.0.1:{proxy.Port}", member.Lab.KeyId, member.Lab.Secret) { PathStyle = true }, "", S3Patience.Short);
        var fault = await Should.ThrowAsync<StorageException>(() => impatient.OpenAsync("a", 0, default));
        fault.IsTransient.ShouldBeTrue(fault.ToString());
    }

    [Fact]
    public async Task A_bucket_that_is_deleted_meanwhile_ends_an_upload_with_its_name()
    {
        using var client = member.Lab.Client();
        await using var proxy = new FaultProxy(member.Port);
        var objects = pool.Locate(member.Through(proxy)!.Value, "web").Objects;
        var writing = objects.WriteAsync("dump", new PatternStream(200_000_000), default);
        while (proxy.Sent < 30_000_000) await Task.Delay(10);
        proxy.IsStalled = true;
        foreach (var upload in (await client.ListMultipartUploadsAsync(member.Bucket)).MultipartUploads) await client.AbortMultipartUploadAsync(member.Bucket, upload.Key, upload.UploadId);
        await client.DeleteBucketAsync(member.Bucket);
        proxy.IsStalled = false;
        var fault = await Should.ThrowAsync<StorageException>(writing);
        fault.IsTransient.ShouldBeFalse();
        fault.Code.ShouldBeOneOf(ProblemCodes.StorageBucketMissing, ProblemCodes.StorageObjectMissing);
    }

    [Fact]
    public async Task Tells_that_deleted_objects_keep_their_room()
    {
        using var client = member.Lab.Client();
        await client.PutBucketVersioningAsync(new PutBucketVersioningRequest { BucketName = member.Bucket, VersioningConfig = new S3BucketVersioningConfig { Status = Amazon.S3.VersionStatus.Enabled } });
        var health = await pool.CheckAsync(member.Settings, default);
        health.Health.ShouldBe(PoolHealthStatus.Healthy, health.Reason);
        health.Steps.Single(step => step.Name == "retention").Detail.ShouldContain("Versioning is on");
        ((await client.ListVersionsAsync(member.Bucket)).Versions ?? []).Where(version => version.IsDeleteMarker != true).ShouldBeEmpty();
    }

    [Fact]
    public void Ten_thousand_parts_hold_five_terabytes_and_fifty_gigabytes_fit_into_little_memory()
    {
        Enumerable.Range(1, PartSizes.Most).Sum(PartSizes.Of).ShouldBeGreaterThan(5_000_000_000_000);
        var (total, number) = (0L, 0);
        while (total < 50_000_000_000) total += PartSizes.Of(++number);
        ((PartSizes.Senders(number) + 1) * PartSizes.Of(number)).ShouldBeLessThanOrEqualTo(96 << 20);
    }

    [Fact]
    public void Tells_rclone_what_it_needs_and_shows_no_secret()
    {
        var place = pool.Locate(member.Settings, "web");
        place.Address.ShouldBe($"s3://{member.Bucket}/backups/office/web at 127.0.0.1:{member.Port}");
        place.Remote.ShouldNotBeNull().Path.ShouldBe($"{member.Bucket}/backups/office/web");
        place.Remote.Settings["secret_access_key"].ShouldBe(member.Lab.Secret);
        $"{place} {place.Remote}".ShouldNotContain(member.Lab.Secret);
        pool.Locate(S3Member.With(member.Plain with { Endpoint = null, Prefix = null }), "web").Address.ShouldBe($"s3://{member.Bucket}/web");
    }

    [Theory]
    [InlineData("s3.example.org:9000/company/", "Enter only https://s3.example.org:9000 here, “company” as the bucket.")]
    [InlineData("https://s3.example.org/company/backups/my%20office", "Enter only https://s3.example.org here, “company” as the bucket, and “backups/my office” as the folder in it.")]
    [InlineData("https://key:secret@s3.example.org/company", "Enter the address of the service, such as https://s3.example.org, without the bucket.")]
    public void Tells_where_the_parts_of_a_pasted_address_belong(string endpoint, string advice) =>
        pool.Validate(S3Member.With(member.Plain with { Endpoint = endpoint }))["endpoint"].ShouldBe([advice]);

    [Theory]
    [InlineData("endpoint", "https://s3.example.org/bucket")]
    [InlineData("endpoint", "ftp://s3.example.org")]
    [InlineData("bucket", "a/b")]
    [InlineData("bucket", "")]
    [InlineData("region", "")]
    [InlineData("prefix", "a/../b")]
    [InlineData("accessKeyId", "")]
    [InlineData("secretAccessKey", "two words")]
    [InlineData("serverSideEncryption", "rot13")]
    public void Names_the_field_that_is_wrong(string field, string value)
    {
        var settings = System.Text.Json.Nodes.JsonNode.Parse(member.Settings.GetRawText())!.AsObject();
        settings[field] = value;
        pool.Validate(JsonSerializer.SerializeToElement(settings)).Keys.ShouldBe([field]);
        pool.Validate(member.Settings).ShouldBeEmpty();
    }
}
