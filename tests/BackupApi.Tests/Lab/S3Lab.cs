using System.Diagnostics;
using Amazon.Runtime;
using Amazon.S3;
using BackupApi.Tests.Architecture;

namespace BackupApi.Tests.Lab;

/// <summary>A real S3 server (tests/lab/s3), started with the first test that asks and gone with the test run. Each test makes its own bucket.
/// <code>var lab = await S3Lab.StartedAsync(); var bucket = await lab.NewBucketAsync();</code></summary>
internal sealed class S3Lab
{
    private static readonly Lazy<Task<S3Lab>> Started = new(StartAsync);

    private readonly string script;
    private readonly string folder;

    // Kept, because the server ends with its standard input.
    private readonly Process process;

    private S3Lab(Process process, string script, string folder, string[] words) =>
        (this.process, this.script, this.folder, Endpoint, KeyId, Secret) = (process, script, folder, words[0], words[1], words[2]);

    public const string GuestKeyId = "GUESTKEY";
    public const string GuestSecret = "guestsecretguestsecret";

    /// <summary>"http://127.0.0.1:port"; path style, any region.</summary>
    public string Endpoint { get; }
    public string KeyId { get; }
    public string Secret { get; }

    public static Task<S3Lab> StartedAsync() => Started.Value;

    public AmazonS3Client Client(string? keyId = null, string? secret = null) => new(new BasicAWSCredentials(keyId ?? KeyId, secret ?? Secret), new AmazonS3Config
    {
        ServiceURL = Endpoint, ForcePathStyle = true, AuthenticationRegion = "us-east-1",
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED, ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
    });

    public async Task<string> NewBucketAsync()
    {
        var bucket = $"b-{Guid.NewGuid():N}";
        using var client = Client();
        await client.PutBucketAsync(bucket);
        return bucket;
    }

    /// <summary>Runs the server's own administration tool.</summary>
    public string Admin(params string[] arguments) => process.HasExited ? throw new InvalidOperationException("The S3 server has ended.") : SshLab.Run(script, ["admin", folder, .. arguments]);

    private static async Task<S3Lab> StartAsync()
    {
        var script = Path.Combine(SourceTree.Root, "tests/lab/s3");
        var folder = Path.Combine(Path.GetTempPath(), $"s3lab-{Guid.NewGuid():N}");
        // Its standard input ends when this process does, however that happens.
        var process = Process.Start(new ProcessStartInfo(script, ["run", folder]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The S3 server did not start; what it said stands above.");
        return new S3Lab(process, script, folder, line.Split(' '));
    }
}
