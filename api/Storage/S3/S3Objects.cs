using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using BackupApi.Problems;

namespace BackupApi.Storage.S3;

/// <summary>Objects of a bucket below a prefix.</summary>
/// <param name="prefix">Of every key: empty, or ends with "/".</param>
internal sealed class S3Objects(S3Bucket bucket, string prefix, S3Patience patience) : IObjectStorage
{
    private readonly Lazy<AmazonS3Client> opened = new(bucket.Open);
    private readonly S3Attempts attempts = new(bucket, patience);

    private AmazonS3Client Client => opened.Value;

    public async Task<ObjectInfo> WriteAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        var key = Key(name);
        var size = await new S3Upload(Client, bucket, attempts, key).RunAsync(content, cancellationToken);
        // From here on the object exists; a cancel comes too late and must not make it look as if it did not.
        var found = await FindAsync(name, CancellationToken.None);
        return found?.Size == size ? found : throw new StorageException(
            ProblemCodes.StorageUnwritable, $"{size} bytes were sent for {key}, and the bucket {bucket.Name} shows {found?.Size.ToString() ?? "no such object"}.", "Something else writes there too, or the service is faulty: test the storage pool.");
    }

    public async Task<Stream> OpenAsync(string name, long offset, CancellationToken cancellationToken)
    {
        var download = new S3Download(Client, bucket, attempts, Key(name), offset, patience);
        await download.OpenAsync(cancellationToken);
        return download;
    }

    public Task<ObjectInfo?> FindAsync(string name, CancellationToken cancellationToken) => attempts.RunAsync(async watch =>
    {
        try
        {
            return await LookAsync(name, watch.Token);
        }
        catch (AmazonS3Exception exception) when (S3Faults.IsMissing(exception))
        {
            return null;
        }
    }, cancellationToken);

    private async Task<ObjectInfo> LookAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var found = await Client.GetObjectMetadataAsync(bucket.Name, Key(name), cancellationToken);
            return new ObjectInfo(name, found.ContentLength, Time(found.LastModified));
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest)
        {
            // An answer to HEAD has no text, so a key that was revoked looks like one that may not do this, and a wrong region like nonsense. The answer to GET tells.
            using var read = await Client.GetObjectAsync(bucket.Name, Key(name), cancellationToken);
            return new ObjectInfo(name, read.ContentLength, Time(read.LastModified));
        }
    }

    public async IAsyncEnumerable<ObjectInfo> ListAsync(string below, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = bucket.Name, Prefix = prefix + below, Encoding = EncodingType.Url };
        ListObjectsV2Response page;
        do
        {
            page = await attempts.RunAsync(watch => Client.ListObjectsV2Async(request, watch.Token), cancellationToken);
            foreach (var item in page.S3Objects ?? []) yield return new ObjectInfo(KeyText.Decode(item.Key, page.Encoding)[prefix.Length..], item.Size ?? 0, Time(item.LastModified));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }

    public async Task DeleteAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        await new S3Deletion(Client, bucket, attempts).RunAsync(names.Select(Key), cancellationToken);

    public Task<int> CleanUpAsync(string below, CancellationToken cancellationToken) => new S3Uploads(Client, bucket, attempts).AbortAllAsync(prefix + below, _ => true, cancellationToken);

    public async Task DestroyAsync(CancellationToken cancellationToken)
    {
        await CleanUpAsync("", cancellationToken);
        var found = new List<string>();
        await foreach (var item in ListAsync("", cancellationToken)) found.Add(item.Name);
        await new S3Deletion(Client, bucket, attempts).RunAsync(found.Select(name => prefix + name), cancellationToken);
    }

    /// <summary>Names of the folders right below the place, without "/"; at most 1,000.</summary>
    public async Task<IReadOnlyList<string>> ListFoldersAsync(CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = bucket.Name, Prefix = prefix, Delimiter = "/", MaxKeys = 1000, Encoding = EncodingType.Url };
        var page = await attempts.RunAsync(watch => Client.ListObjectsV2Async(request, watch.Token), cancellationToken);
        return [.. (page.CommonPrefixes ?? []).Select(folder => KeyText.Decode(folder, page.Encoding)[prefix.Length..].TrimEnd('/'))];
    }

    /// <summary>Removes what a versioned bucket keeps of a name that was deleted, as far as the key may and no retention forbids it.</summary>
    public async Task ForgetVersionsAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var kept = await Client.ListVersionsAsync(new ListVersionsRequest { BucketName = bucket.Name, Prefix = Key(name) }, cancellationToken);
            foreach (var version in kept.Versions ?? []) await Client.DeleteObjectAsync(bucket.Name, version.Key, version.VersionId, cancellationToken);
        }
        catch (AmazonS3Exception)
        {
            // Not every service has versions, and not every key may see them.
        }
    }

    /// <summary>What the bucket does to deleted objects, as a sentence; null when nothing special is seen.</summary>
    public async Task<string?> DescribeProtectionAsync(CancellationToken cancellationToken)
    {
        var versioning = await AskAsync(() => Client.GetBucketVersioningAsync(bucket.Name, cancellationToken));
        var locked = await AskAsync(() => Client.GetObjectLockConfigurationAsync(new GetObjectLockConfigurationRequest { BucketName = bucket.Name }, cancellationToken));
        var rule = locked?.ObjectLockConfiguration?.Rule?.DefaultRetention;
        if (rule is not null) return $"Object lock: what is stored here can be deleted for good only after {(rule.Days is > 0 ? $"{rule.Days} days" : $"{rule.Years} years")}; until then deleted backups keep their room.";
        return versioning?.VersioningConfig?.Status == VersionStatus.Enabled
            ? "Versioning is on: deleted backups keep their room until a lifecycle rule of the bucket removes old versions." : null;
    }

    private static async Task<T?> AskAsync<T>(Func<Task<T>> ask) where T : class
    {
        try
        {
            return await ask();
        }
        catch (AmazonS3Exception)
        {
            // Unknown to the service, not set, or not for this key to see: nothing that backups depend on.
            return null;
        }
    }

    private string Key(string name) => prefix + ObjectNames.Require(name);

    private static DateTimeOffset Time(DateTime? at) => at is { } time ? new DateTimeOffset(time.ToUniversalTime()) : default;
}
