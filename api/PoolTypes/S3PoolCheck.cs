using System.Net.Sockets;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Storage;
using BackupApi.Storage.S3;

namespace BackupApi.PoolTypes;

/// <summary>Proves that a bucket can hold repositories: reach, sign in, bucket, write, read back, list, delete; tells what the bucket does to deleted objects. Leaves nothing behind.</summary>
internal sealed class S3PoolCheck(S3Bucket bucket, string prefix, S3Usage usage)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(10), PooledConnectionLifetime = TimeSpan.FromMinutes(1) })
    {
        Timeout = TimeSpan.FromSeconds(15),
    };

    private static readonly TimeSpan LargestSkew = TimeSpan.FromMinutes(5);

    private readonly S3Objects objects = new(bucket, prefix, S3Patience.Short);
    private TimeSpan skew;

    public async Task<PoolHealth> RunAsync(CancellationToken cancellationToken)
    {
        var steps = new PoolSteps(cancellationToken);
        await steps.RunAsync("reach", "Reach the service", () => ReachAsync(cancellationToken));
        await steps.RunAsync("sign_in", "Sign in", () => SignInAsync(cancellationToken));
        await steps.RunAsync("bucket", "Open the bucket", async () =>
        {
            await objects.ListFoldersAsync(cancellationToken);
            return StepResult.Passed($"The bucket {bucket.Name} is there, and the key may list it.");
        });
        await steps.ProbeAsync(objects, name => objects.ForgetVersionsAsync(name, cancellationToken));
        PoolUsage? used = null;
        await steps.RunAsync("retention", "See what becomes of deleted objects", async () =>
        {
            used = await usage.MeasureAsync(bucket, prefix, cancellationToken);
            return StepResult.Passed(await objects.DescribeProtectionAsync(cancellationToken) ?? "They are gone at once: no versioning and no object lock is seen.");
        });
        return steps.ToHealth("The bucket can be written, read, listed and cleaned.", used);
    }

    /// <summary>Any answer will do; the time in it is compared with ours.</summary>
    private async Task<StepResult> ReachAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Http.GetAsync(bucket.Address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            skew = answer.Headers.Date is { } date ? DateTimeOffset.UtcNow - date : TimeSpan.Zero;
            return StepResult.Passed($"{bucket.Address.Authority} answers.");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is HttpRequestException or SocketException or IOException or OperationCanceledException)
        {
            throw S3Faults.Explain(exception, bucket);
        }
    }

    /// <summary>Asks for an object that is not there; what speaks against the bucket or the key's rights is told by the steps that follow.</summary>
    private async Task<StepResult> SignInAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using (await objects.OpenAsync($".backupapi-{Guid.NewGuid():N}", 0, cancellationToken)) { }
        }
        catch (StorageException exception) when (exception.Code is ProblemCodes.StorageObjectMissing or ProblemCodes.StorageBucketMissing or ProblemCodes.StoragePermissionDenied)
        {
            // It knew who asked.
        }
        catch (StorageException exception) when (exception.Code == ProblemCodes.StorageClockSkewed)
        {
            return StepResult.Failed($"{exception.Message} This machine's clock is {Math.Abs(skew.TotalMinutes):0} minutes {(skew > TimeSpan.Zero ? "ahead" : "behind")}.", exception.Code, exception.Hint);
        }

        return skew.Duration() > LargestSkew
            ? StepResult.Warning($"The access key {bucket.KeyId} is accepted, but this machine's clock differs from the service's by {skew.Duration().TotalMinutes:0} minutes.", "Set this machine's clock, best by NTP; at 15 minutes every request is refused.")
            : StepResult.Passed($"The access key {bucket.KeyId} is accepted.");
    }
}
