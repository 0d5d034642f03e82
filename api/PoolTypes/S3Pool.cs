using System.Collections.Immutable;
using System.Text.Json;
using BackupApi.Problems;
using BackupApi.Storage;
using BackupApi.Storage.S3;

namespace BackupApi.PoolTypes;

/// <summary>A bucket of object storage.</summary>
internal sealed class S3Pool : IPoolType
{
    public const string TypeName = "s3";

    private static readonly string[] Encryptions = ["none", "AES256", "aws:kms"];

    private readonly S3Usage usage = new();

    public string Type => TypeName;

    public string Title => "Object storage (S3)";

    public string Summary => "A bucket of AWS, Backblaze B2, Wasabi, MinIO, Ceph or another service that speaks S3.";

    public Type SettingsType => typeof(S3PoolSettings);

    public IReadOnlyList<string> Engines => ["restic", "archive"];

    public IReadOnlyDictionary<string, string[]> Validate(JsonElement settings) => Faults(Read(settings)).ToDictionary(fault => fault.Field, fault => (string[])[fault.Message]);

    public Task<PoolHealth> CheckAsync(JsonElement settings, CancellationToken cancellationToken)
    {
        var (bucket, prefix) = Open(Read(settings));
        return new S3PoolCheck(bucket, prefix, usage).RunAsync(cancellationToken);
    }

    public async Task<PoolUsage> MeasureAsync(JsonElement settings, CancellationToken cancellationToken)
    {
        var (bucket, prefix) = Open(Read(settings));
        return await usage.MeasureAsync(bucket, prefix, cancellationToken)
            ?? throw new StorageException(ProblemCodes.StorageBusy, $"The objects of {bucket.Name} are still being counted.", "Look again in some minutes.") { IsTransient = true };
    }

    public StoragePlace Locate(JsonElement settings, string location)
    {
        var (bucket, prefix) = Open(Read(settings));
        var below = prefix + Locations.Require(location);
        var at = bucket.Endpoint is null ? "" : $" at {bucket.Address.Authority}";
        return new StoragePlace(location, $"s3://{bucket.Name}/{below}{at}", new S3Objects(bucket, below + "/", S3Patience.Usual)) { Remote = Remote(bucket, below) };
    }

    public Task<IReadOnlyList<string>> ListLocationsAsync(JsonElement settings, CancellationToken cancellationToken)
    {
        var (bucket, prefix) = Open(Read(settings));
        return ListAsync(new S3Objects(bucket, prefix, S3Patience.Short), cancellationToken);
    }

    private static async Task<IReadOnlyList<string>> ListAsync(S3Objects objects, CancellationToken cancellationToken) =>
        [.. (await objects.ListFoldersAsync(cancellationToken)).Where(Locations.IsOne).Order(StringComparer.Ordinal)];

    private static S3PoolSettings Read(JsonElement settings) => (S3PoolSettings)PoolSettings.Read(settings);

    private static (S3Bucket Bucket, string Prefix) Open(S3PoolSettings settings)
    {
        var prefix = (settings.Prefix ?? "").Trim('/');
        var endpoint = Endpoint(settings)?.GetLeftPart(UriPartial.Authority);
        return (new S3Bucket(settings.Bucket, settings.Region, endpoint, settings.AccessKeyId, settings.SecretAccessKey ?? "")
        {
            PathStyle = settings.PathStyle && endpoint is not null,
            StorageClass = Given(settings.StorageClass),
            Encryption = settings.ServerSideEncryption == "none" ? null : settings.ServerSideEncryption,
            KmsKeyId = settings.ServerSideEncryption == "aws:kms" ? Given(settings.KmsKeyId) : null,
        }, prefix.Length == 0 ? "" : prefix + "/");
    }

    // rclone: https://rclone.org/s3/. The bucket exists; without no_check_bucket it would try to make it, which the key need not be allowed to.
    private static RcloneRemote Remote(S3Bucket bucket, string below)
    {
        var section = new Dictionary<string, string?>
        {
            ["type"] = "s3", ["provider"] = bucket.Endpoint is null ? "AWS" : "Other", ["env_auth"] = "false", ["access_key_id"] = bucket.KeyId, ["secret_access_key"] = bucket.Secret,
            ["region"] = bucket.Region, ["endpoint"] = bucket.Endpoint, ["force_path_style"] = bucket.PathStyle ? "true" : "false", ["no_check_bucket"] = "true",
            ["storage_class"] = bucket.StorageClass, ["server_side_encryption"] = bucket.Encryption, ["sse_kms_key_id"] = bucket.KmsKeyId,
        };
        return new RcloneRemote($"{bucket.Name}/{below}", section.Where(option => option.Value is not null).ToImmutableDictionary(option => option.Key, option => option.Value!));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>"s3.example.org" means https. Null for AWS, and for what is no address.</summary>
    private static Uri? Endpoint(S3PoolSettings settings)
    {
        if (Given(settings.Endpoint) is not { } text) return null;
        return Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}", UriKind.Absolute, out var address) ? address : null;
    }

    private static IEnumerable<(string Field, string Message)> Faults(S3PoolSettings settings)
    {
        if (Given(settings.Endpoint) is not null && Endpoint(settings) is not { Scheme: "http" or "https", UserInfo: "", Query: "", AbsolutePath: "/" })
            yield return ("endpoint", EndpointAdvice(Endpoint(settings)));
        if (!IsWord(settings.Region, 64)) yield return ("region", "Enter the region, such as eu-central-1.");
        if (!IsWord(settings.Bucket, 255) || settings.Bucket.Length < 3) yield return ("bucket", "Enter the bucket's name: 3 to 63 lower-case letters, digits, dots and hyphens.");
        if (settings.Prefix is { Length: > 0 } prefix && (prefix.Length > 500 || prefix.Any(char.IsControl) || prefix.Trim('/').Split('/').Any(part => part is "" or "." or "..")))
            yield return ("prefix", "A folder in the bucket is written like backups/office, without empty parts.");
        if (Given(settings.AccessKeyId) is null || settings.AccessKeyId.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))) yield return ("accessKeyId", "Enter the access key ID.");
        if (settings.SecretAccessKey is { } secret && secret.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))) yield return ("secretAccessKey", "The secret key holds a space or a line break; enter it again.");
        if (settings.StorageClass is { Length: > 0 } storageClass && !IsWord(storageClass, 64)) yield return ("storageClass", "Enter a storage class as the provider names it, such as STANDARD_IA.");
        if (!Encryptions.Contains(settings.ServerSideEncryption)) yield return ("serverSideEncryption", "Choose none, AES256 or aws:kms.");
        if (settings.KmsKeyId is { } kms && kms.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))) yield return ("kmsKeyId", "A key's name holds no spaces.");
    }

    /// <summary>Consoles of providers show the bucket and a folder in one line with the address.</summary>
    private static string EndpointAdvice(Uri? address)
    {
        var parts = address is { Scheme: "http" or "https", UserInfo: "", Query: "" } ? Uri.UnescapeDataString(address.AbsolutePath).Split('/', StringSplitOptions.RemoveEmptyEntries) : [];
        if (parts.Length == 0) return "Enter the address of the service, such as https://s3.example.org, without the bucket.";
        var folder = parts.Length == 1 ? "" : $", and “{string.Join('/', parts[1..])}” as the folder in it";
        return $"Enter only {address!.GetLeftPart(UriPartial.Authority)} here, “{parts[0]}” as the bucket{folder}.";
    }

    private static bool IsWord(string? text, int longest) => text is { Length: > 0 } && text.Length <= longest && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');
}
