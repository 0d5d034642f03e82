using Amazon.S3;
using Amazon.S3.Model;
using BackupApi.Problems;

namespace BackupApi.Storage.S3;

/// <summary>Deletes keys, as many per request as there may be.</summary>
internal sealed class S3Deletion(AmazonS3Client client, S3Bucket bucket, S3Attempts attempts)
{
    private const int Batch = 1000;

    public async Task RunAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        foreach (var batch in keys.Chunk(Batch))
        {
            // Keys that XML cannot carry, and services that know no deletion of many, get a request each.
            var single = batch.Length == 1 ? batch : [.. batch.Where(key => key.Any(c => c < ' ' || c is '\uFFFE' or '\uFFFF'))];
            var many = batch.Except(single).ToList();
            if (many.Count > 0 && !await attempts.RunAsync(watch => TryManyAsync(many, watch), cancellationToken)) single = batch;
            foreach (var key in single) await attempts.RunAsync(watch => client.DeleteObjectAsync(bucket.Name, key, watch.Token), cancellationToken);
        }
    }

    /// <summary>False when the service has no such request.</summary>
    private async Task<bool> TryManyAsync(List<string> keys, StallWatch watch)
    {
        try
        {
            await client.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = bucket.Name, Objects = keys.ConvertAll(key => new KeyVersion { Key = key }), Quiet = true }, watch.Token);
            return true;
        }
        catch (DeleteObjectsException exception)
        {
            var refused = exception.Response.DeleteErrors.Where(error => error.Code is not ("NoSuchKey" or "NoSuchVersion")).ToList();
            if (refused.Count == 0) return true;
            throw Explain(refused, exception);
        }
        catch (AmazonS3Exception exception) when (exception.ErrorCode is "NotImplemented" or "MethodNotAllowed")
        {
            return false;
        }
    }

    private StorageException Explain(List<DeleteError> refused, Exception exception) => refused[0].Code is "InternalError" or "SlowDown" or "ServiceUnavailable" or "OperationAborted"
        ? new StorageException(ProblemCodes.StorageBusy, $"{bucket.Address.Authority} could not delete {refused.Count} objects now ({refused[0].Code}).", "It is tried again by itself.", exception) { IsTransient = true }
        : new StorageException(ProblemCodes.StoragePermissionDenied, $"{refused.Count} objects of the bucket {bucket.Name} cannot be deleted: {refused[0].Code}. {refused[0].Message}",
            "Let the key delete objects (s3:DeleteObject); objects under a retention rule can be deleted once it has run out.", exception);
}
