using BackupApi.Catalogs;

namespace BackupApi.PoolTypes;

/// <summary>A bucket of AWS S3 or of anything that speaks its language.</summary>
public sealed record S3PoolSettings : PoolSettings
{
    /// <summary>Address of the service; absent for AWS itself.</summary>
    [Field("Endpoint", Placeholder = "https://s3.eu-central-003.backblazeb2.com", Help = "The address that the provider's documentation names, without the bucket. Leave it empty for AWS itself.")]
    public string? Endpoint { get; init; }

    [Field("Region", Required = true, Placeholder = "eu-central-1", Help = "Where the bucket was made. Providers without regions usually take us-east-1.")]
    public string Region { get; init; } = "us-east-1";

    [Field("Bucket", Required = true, Placeholder = "company-backups", Help = "It must exist already; best used for nothing else.")]
    public string Bucket { get; init; } = "";

    /// <summary>Everything is kept below it.</summary>
    [Field("Folder in the bucket", Placeholder = "backups/office", Help = "Everything is kept below it. Leave it empty for the whole bucket.")]
    public string? Prefix { get; init; }

    [Field("Access key ID", Required = true, Placeholder = "AKIAIOSFODNN7EXAMPLE", Help = "Of a key that may list the bucket, and read, write and delete its objects; best one that can do nothing else.")]
    public string AccessKeyId { get; init; } = "";

    /// <summary>Write-only.</summary>
    [Field("Secret access key", Required = true, Secret = true, Help = "Stored encrypted and never shown again.")]
    public string? SecretAccessKey { get; init; }

    /// <summary>The bucket stands in the path of addresses instead of the host name. Without meaning for AWS itself.</summary>
    [Field("Bucket in the path", Kind = "boolean", Advanced = true, Help = "On for MinIO, Ceph and most services of one's own; off where the provider wants bucket.endpoint as host name. Without meaning for AWS itself.")]
    public bool PathStyle { get; init; } = true;

    /// <summary>As the provider names it.</summary>
    [Field("Storage class", Advanced = true, Placeholder = "STANDARD_IA", Help = "As the provider names it; empty for its default. Classes that must be thawed before reading (GLACIER, DEEP_ARCHIVE) cannot be verified or restored from.")]
    public string? StorageClass { get; init; }

    /// <summary>none, AES256 or aws:kms.</summary>
    [Field("Encryption by the provider", Kind = "choice", Advanced = true, Options = ["none=What the bucket does by itself", "AES256=With the provider's keys (AES256)", "aws:kms=With a key of AWS KMS"],
        Help = "In addition to the repository's own encryption, which the provider cannot open.")]
    public string ServerSideEncryption { get; init; } = "none";

    [Field("KMS key", Advanced = true, ShowWhen = "serverSideEncryption=aws:kms", Placeholder = "arn:aws:kms:…", Help = "Empty for the account's default key.")]
    public string? KmsKeyId { get; init; }

    internal override string AddressOf(string location) => $"s3://{string.Join('/', new[] { Bucket, (Prefix ?? "").Trim('/'), location }.Where(part => part.Length > 0))}";
}
