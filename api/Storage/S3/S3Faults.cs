using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Amazon.Runtime;
using Amazon.S3;
using BackupApi.Problems;

namespace BackupApi.Storage.S3;

/// <summary>What the answers of S3 services mean to a person. Codes: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html</summary>
internal static class S3Faults
{
    private const string RegionHint = "Enter the region in which the bucket was made (with another provider than AWS: the one that its documentation names), and the endpoint that belongs to it.";

    public static StorageException Explain(Exception exception, S3Bucket bucket) => exception switch
    {
        AmazonServiceException { ErrorCode: { Length: > 0 } } said => Answer(said, bucket),
        AmazonServiceException { StatusCode: > 0 } said => Answer(said, bucket),
        _ when Inner<AuthenticationException>(exception) is { } tls => new(ProblemCodes.StorageUnreachable, $"The connection to {bucket.Address.Authority} is not trusted: {tls.Message}",
            "The certificate must be valid for that name and signed by an authority that this machine trusts; add its authority to the system's certificates.", exception),
        _ when Inner<SocketException>(exception) is { SocketErrorCode: SocketError.HostNotFound } => Away(bucket, "has no address", exception),
        OperationCanceledException => Away(bucket, "did not answer in time", exception),
        _ => Away(bucket, $"cannot be reached: {Innermost(exception).Message}", exception),
    };

    /// <summary>The name lies in a bucket that is not there, or is not there itself.</summary>
    public static bool IsMissing(AmazonS3Exception exception) => exception.StatusCode == HttpStatusCode.NotFound && exception.ErrorCode is not "NoSuchBucket";

    private static StorageException Answer(AmazonServiceException said, S3Bucket bucket) => (said.ErrorCode, said.StatusCode) switch
    {
        ("InvalidAccessKeyId" or "InvalidToken" or "ExpiredToken", _) => new(ProblemCodes.StorageCredentialsRefused,
            $"{bucket.Address.Authority} does not know the access key {bucket.KeyId}, or it was revoked.", "Enter a key that the provider's console shows as active.", said),
        ("SignatureDoesNotMatch" or "AuthFailure", _) => new(ProblemCodes.StorageCredentialsRefused,
            $"{bucket.Address.Authority} refuses the sign-in: the secret key does not belong to the access key {bucket.KeyId}.", "Enter the secret key again, without spaces at its ends; make a new key when it is lost.", said),
        ("RequestTimeTooSkewed" or "RequestExpired", _) => new(ProblemCodes.StorageClockSkewed,
            $"The clock of this machine and that of {bucket.Address.Authority} differ too much, so the sign-in is refused.", "Set this machine's clock, best by NTP (timedatectl set-ntp true).", said),
        ("NoSuchBucket", _) => new(ProblemCodes.StorageBucketMissing, $"There is no bucket {bucket.Name} at {bucket.Address.Authority}.", "Make the bucket at the provider, or correct its name. It is never made here.", said),
        ("PermanentRedirect" or "AuthorizationHeaderMalformed" or "IllegalLocationConstraintException" or "TemporaryRedirect", _) or (_, HttpStatusCode.MovedPermanently) =>
            new(ProblemCodes.StorageBucketMissing, $"The bucket {bucket.Name} does not lie in the region {bucket.Region}.{Said(said)}", RegionHint, said),
        ("NoSuchKey" or "NoSuchUpload", _) => new(ProblemCodes.StorageObjectMissing, $"An object of the bucket {bucket.Name} is missing.", "Something else deletes from the bucket: look at its lifecycle rules, then verify the repository.", said),
        ("PreconditionFailed", _) => new(ProblemCodes.StorageObjectMissing, $"An object of the bucket {bucket.Name} was replaced while it was read.", "Try again; when it happens again, something else writes to the bucket.", said),
        ("QuotaExceeded" or "XMinioStorageFull" or "StorageFull" or "InsufficientCapacity" or "XMinioAdminBucketQuotaExceeded", _) or (_, HttpStatusCode.InsufficientStorage) =>
            new(ProblemCodes.StorageFull, $"The bucket {bucket.Name} takes no more data: its quota is used up.", "Raise the quota at the provider, or delete backups that are no longer needed.", said),
        ("SlowDown" or "ServiceUnavailable" or "TooManyRequests" or "Busy", _) or (_, HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests) =>
            Busy(bucket, said, "asks to slow down"),
        ("BadDigest" or "XAmzContentSHA256Mismatch" or "XAmzContentChecksumMismatch" or "IncompleteBody" or "RequestTimeout", _) => Busy(bucket, said, "got less or something else than was sent"),
        // Ceph takes the unread body of a request that it refused for the next request on that connection.
        ("MethodNotAllowed", _) => Busy(bucket, said, "answered out of turn"),
        (_, >= HttpStatusCode.InternalServerError) => Busy(bucket, said, "has a fault"),
        ("AccessDenied" or "AllAccessDisabled" or "AccountProblem" or "Forbidden", _) or (_, HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized) =>
            new(ProblemCodes.StoragePermissionDenied, $"The access key {bucket.KeyId} may not do this in the bucket {bucket.Name}.", "Let the key list the bucket, and read, write and delete its objects.", said),
        (_, HttpStatusCode.NotFound) => new(ProblemCodes.StorageObjectMissing, $"An object of the bucket {bucket.Name} is missing.", "Something else deletes from the bucket: look at its lifecycle rules, then verify the repository.", said),
        _ => new(ProblemCodes.StorageUnwritable, $"{bucket.Address.Authority} refuses: {said.ErrorCode} ({(int)said.StatusCode}).{Said(said)}", "Compare the pool's settings with what the provider's documentation names.", said),
    };

    private static StorageException Busy(S3Bucket bucket, AmazonServiceException said, string what) => new(ProblemCodes.StorageBusy,
        $"{bucket.Address.Authority} {what}: it answered {(int)said.StatusCode}{(said.ErrorCode is { Length: > 0 } code ? $" ({code})" : "")}.", "It is tried again by itself; look at the provider's status page when it lasts.", said) { IsTransient = true };

    private static StorageException Away(S3Bucket bucket, string what, Exception exception) => new(ProblemCodes.StorageUnreachable,
        $"{bucket.Address.Authority} {what}", "Check the endpoint, this machine's network and firewall. It is tried again by itself.", exception) { IsTransient = true };

    private static string Said(AmazonServiceException said) => string.IsNullOrWhiteSpace(said.Message) ? "" : $" It said: {said.Message}";

    private static T? Inner<T>(Exception? exception) where T : Exception => exception is null ? null : exception as T ?? Inner<T>(exception.InnerException);

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;
}
