using Amazon.Runtime;
using Amazon.S3;

namespace BackupApi.Storage.S3;

/// <summary>A bucket with what opens it. Never logged.</summary>
/// <param name="Endpoint">Address of the service; null for AWS itself.</param>
internal sealed record S3Bucket(string Name, string Region, string? Endpoint, string KeyId, string Secret)
{
    private const int BufferSize = 128 * 1024;

    /// <summary>The bucket stands in the path of addresses, not in the host name.</summary>
    public bool PathStyle { get; init; }

    /// <summary>As the service names it; null for its default.</summary>
    public string? StorageClass { get; init; }

    /// <summary>AES256 or aws:kms; null for what the bucket does by itself.</summary>
    public string? Encryption { get; init; }

    public string? KmsKeyId { get; init; }

    /// <summary>Over TLS the connection proves what was sent, so the content need not be hashed for the signature too.</summary>
    public bool IsEncrypted => Endpoint?.StartsWith("http://", StringComparison.OrdinalIgnoreCase) != true;

    public Uri Address => new(Endpoint ?? $"https://s3.{Region}.amazonaws.com");

    /// <summary>Opens nothing yet; connections are shared between clients of the same service.</summary>
    public AmazonS3Client Open()
    {
        var configuration = new AmazonS3Config
        {
            AuthenticationRegion = Region,
            ForcePathStyle = PathStyle,
            BufferSize = BufferSize,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            // What is tried again, how often, and for how long without progress is decided in S3Attempts, the same for every call.
            MaxErrorRetry = 0,
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
            // A wrong clock is told, not worked around: rclone and restic do not work around it.
            DisableClockSkewCorrection = true,
            IgnoreConfiguredEndpointUrls = true,
            // Newer checksums are refused by much that speaks S3; every upload carries Content-MD5 instead.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (Endpoint is null) configuration.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(Region);
        else configuration.ServiceURL = Endpoint;
        return new AmazonS3Client(new BasicAWSCredentials(KeyId, Secret), configuration);
    }

    public override string ToString() => Name;
}
