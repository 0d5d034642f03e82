using System.Collections.Concurrent;
using Amazon.S3;
using Amazon.S3.Model;
using BackupApi.Problems;

namespace BackupApi.Storage.S3;

/// <summary>Sends a stream of unknown length as one object: by a single request when it fits into one part, otherwise part by part.
/// A part that was lost on the way is sent again from its buffer; the others are not.</summary>
internal sealed class S3Upload(AmazonS3Client client, S3Bucket bucket, S3Attempts attempts, string key)
{
    private static readonly TimeSpan AbortLimit = TimeSpan.FromSeconds(30);

    private readonly ConcurrentBag<byte[]> store = [];
    private readonly S3Uploads uploads = new(client, bucket, attempts);

    /// <summary>Returns how many bytes there were.</summary>
    public async Task<long> RunAsync(Stream content, CancellationToken cancellationToken)
    {
        var first = new PartBuffer(store);
        await first.FillAsync(content, PartSizes.Of(1), cancellationToken);
        if (first.Length == PartSizes.Of(1)) return await SendPartsAsync(first, content, cancellationToken);
        await attempts.RunAsync(watch => client.PutObjectAsync(Whole(first, watch), watch.Token), cancellationToken);
        return first.Length;
    }

    private async Task<long> SendPartsAsync(PartBuffer first, Stream content, CancellationToken cancellationToken)
    {
        var begun = 0;
        var upload = await attempts.RunAsync(watch => { begun++; return client.InitiateMultipartUploadAsync(Begin(), watch.Token); }, cancellationToken);
        try
        {
            var (parts, total) = await new S3Parts(SendAsync, store).RunAsync(first, content, cancellationToken);
            await CompleteAsync(upload.UploadId, parts, total, cancellationToken);
            return total;
        }
        catch
        {
            await TryAbortAsync(upload.UploadId);
            throw;
        }
        finally
        {
            // An attempt to begin whose answer was lost has begun an upload that nobody will end.
            if (begun > 1) await TryAbortAsync(null);
        }

        async Task<PartETag> SendAsync(PartBuffer part, int number, CancellationToken token)
        {
            var answer = await attempts.RunAsync(watch => client.UploadPartAsync(Part(upload.UploadId, part, number, watch), watch.Token), token);
            return new PartETag(number, answer.ETag);
        }
    }

    private async Task CompleteAsync(string upload, List<PartETag> parts, long total, CancellationToken cancellationToken)
    {
        var request = new CompleteMultipartUploadRequest { BucketName = bucket.Name, Key = key, UploadId = upload, PartETags = parts };
        var tried = 0;
        await attempts.RunAsync(async watch =>
        {
            try
            {
                tried++;
                await client.CompleteMultipartUploadAsync(request, watch.Token);
            }
            catch (AmazonS3Exception exception) when (tried > 1 && exception.ErrorCode == "NoSuchUpload")
            {
                // The attempt before had worked and only its answer was lost; the object's size tells.
                var found = await client.GetObjectMetadataAsync(bucket.Name, key, watch.Token);
                if (found.ContentLength != total) throw;
            }

            return true;
        }, cancellationToken);
    }

    /// <param name="upload">Null for every unfinished one of this very key.</param>
    private async Task TryAbortAsync(string? upload)
    {
        using var limit = new CancellationTokenSource(AbortLimit);
        try
        {
            if (upload is null) await uploads.AbortAllAsync(key, found => found == key, limit.Token);
            else await uploads.AbortAsync(key, upload, limit.Token);
        }
        catch (Exception exception) when (exception is StorageException or OperationCanceledException)
        {
            // The way to the storage is gone. Its parts are no object and are removed by CleanUpAsync.
        }
    }

    private PutObjectRequest Whole(PartBuffer part, StallWatch watch) => new()
    {
        BucketName = bucket.Name, Key = key, InputStream = part.Read(watch.Touch), MD5Digest = Convert.ToBase64String(part.Md5), UseChunkEncoding = false, DisablePayloadSigning = bucket.IsEncrypted,
        StorageClass = StorageClass, ServerSideEncryptionMethod = Encryption, ServerSideEncryptionKeyManagementServiceKeyId = bucket.KmsKeyId,
    };

    private InitiateMultipartUploadRequest Begin() => new()
    {
        BucketName = bucket.Name, Key = key, StorageClass = StorageClass, ServerSideEncryptionMethod = Encryption, ServerSideEncryptionKeyManagementServiceKeyId = bucket.KmsKeyId,
    };

    private UploadPartRequest Part(string upload, PartBuffer part, int number, StallWatch watch) => new()
    {
        BucketName = bucket.Name, Key = key, UploadId = upload, PartNumber = number, PartSize = part.Length, InputStream = part.Read(watch.Touch),
        MD5Digest = Convert.ToBase64String(part.Md5), UseChunkEncoding = false, DisablePayloadSigning = bucket.IsEncrypted,
    };

    private S3StorageClass? StorageClass => bucket.StorageClass is { } name ? new S3StorageClass(name) : null;

    private ServerSideEncryptionMethod? Encryption => bucket.Encryption is { } name ? new ServerSideEncryptionMethod(name) : null;
}
