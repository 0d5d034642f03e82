using Amazon.S3;
using Amazon.S3.Model;

namespace BackupApi.Storage.S3;

/// <summary>An object's content from an offset to its end. A broken download goes on where it broke, as long as the object is the same.</summary>
internal sealed class S3Download(AmazonS3Client client, S3Bucket bucket, S3Attempts attempts, string key, long offset, S3Patience patience) : Stream
{
    private GetObjectResponse? answer;
    private long position = offset;
    private long? end;
    private string? version;
    private int brokenInARow;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    /// <summary>Throws <see cref="StorageException"/> (storage_object_missing).</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        answer?.Dispose();
        answer = null;
        answer = await attempts.RunAsync(GetAsync, cancellationToken);
        if (answer is null) return;
        version ??= answer.ETag;
        end ??= position + answer.ContentLength;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            if (answer is null || buffer.Length == 0 || position >= end) return 0;
            try
            {
                using var watch = new StallWatch(patience.Stall, cancellationToken);
                var count = await answer.ResponseStream.ReadAsync(buffer, watch.Token);
                if (count == 0) throw new EndOfStreamException("The answer ended before the object did.");
                position += count;
                brokenInARow = 0;
                return count;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not StorageException)
            {
                if (++brokenInARow > patience.Retries) throw S3Faults.Explain(exception, bucket);
                await OpenAsync(cancellationToken);
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int start, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(start, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int start, int count) => ReadAsync(buffer.AsMemory(start, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush() { }

    public override long Seek(long start, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int start, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) answer?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Null when the object ends at or before the position.</summary>
    private async Task<GetObjectResponse?> GetAsync(StallWatch watch)
    {
        var request = new GetObjectRequest { BucketName = bucket.Name, Key = key, EtagToMatch = version };
        if (position > 0) request.ByteRange = new ByteRange($"bytes={position}-");
        try
        {
            return await client.GetObjectAsync(request, watch.Token);
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == System.Net.HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            return null;
        }
    }
}
