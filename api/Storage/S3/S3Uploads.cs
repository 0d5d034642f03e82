using Amazon.S3;
using Amazon.S3.Model;

namespace BackupApi.Storage.S3;

/// <summary>Multipart uploads that were begun and not ended: they are no objects, and cost what they hold.</summary>
internal sealed class S3Uploads(AmazonS3Client client, S3Bucket bucket, S3Attempts attempts)
{
    public Task AbortAsync(string key, string upload, CancellationToken cancellationToken) => attempts.RunAsync(async watch =>
    {
        try
        {
            await client.AbortMultipartUploadAsync(bucket.Name, key, upload, watch.Token);
        }
        catch (AmazonS3Exception exception) when (S3Faults.IsMissing(exception))
        {
            // Ended already.
        }

        return true;
    }, cancellationToken);

    /// <summary>Those whose key begins with the prefix and is chosen. Returns how many.</summary>
    public async Task<int> AbortAllAsync(string prefix, Func<string, bool> isChosen, CancellationToken cancellationToken)
    {
        var found = new List<(string Key, string Upload)>();
        var request = new ListMultipartUploadsRequest { BucketName = bucket.Name, Prefix = prefix };
        ListMultipartUploadsResponse page;
        do
        {
            page = await attempts.RunAsync(watch => client.ListMultipartUploadsAsync(request, watch.Token), cancellationToken);
            found.AddRange((page.MultipartUploads ?? []).Select(upload => (upload.Key, upload.UploadId)).Where(upload => isChosen(upload.Key)));
            (request.KeyMarker, request.UploadIdMarker) = (page.NextKeyMarker, page.NextUploadIdMarker);
        }
        while (page.IsTruncated == true);
        foreach (var (key, upload) in found) await AbortAsync(key, upload, cancellationToken);
        return found.Count;
    }
}
