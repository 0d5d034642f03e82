using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BackupApi.Engines.Archive;

/// <summary>What stands beside the objects of one backup. A backup exists when its manifest does.</summary>
/// <param name="Name">Of the backup, and of the folder that everything of it lies in.</param>
/// <param name="Content">files (one tar) or streams (one object each).</param>
/// <param name="Tools">Versions of what packed it.</param>
/// <param name="Links">Entries that are hard links of others.</param>
/// <param name="Restore">How to restore with plain tools, for people.</param>
internal sealed record Manifest(
    int Format, string Name, string Content, DateTimeOffset StartedAt, DateTimeOffset CompletedAt, string Host, string Comment, string Compression, string? Recipient,
    IReadOnlyList<string> Paths, IReadOnlyList<string> ExcludePatterns, IReadOnlyDictionary<string, string> Tools, long FileCount, long Links, long OriginalBytes, long StoredBytes,
    long UnreadableCount, long ChangedCount, IReadOnlyList<ManifestObject> Objects, IReadOnlyList<string> Restore)
{
    public const int CurrentFormat = 1;
    public const string Files = "files";
    public const string Streams = "streams";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public RepositorySizes Sizes => new(OriginalBytes, StoredBytes, StoredBytes);

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Null for what is no manifest of this format.</summary>
    public static Manifest? Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<Manifest>(bytes, Json) is { Format: CurrentFormat, Objects: not null, Name: not null } manifest ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>SHA-256 of the manifest, which holds the SHA-256 of everything else.</summary>
    public static string IdOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <param name="Name">Below the backup's folder.</param>
/// <param name="Path">Of the file that a stream is shown as; null for the tar.</param>
/// <param name="OriginalBytes">Before packing.</param>
/// <param name="Bytes">As it lies in the pool.</param>
/// <param name="Sha256">Of the bytes as they lie in the pool.</param>
internal sealed record ManifestObject(string Name, string? Path, long OriginalBytes, long Bytes, string Sha256);

/// <summary>A manifest as it was read.</summary>
internal sealed record StoredManifest(Manifest Manifest, string EngineId)
{
    public StoredBackup ToBackup(bool hasRemains = false) => new(Manifest.Name, EngineId, Manifest.StartedAt, Manifest.CompletedAt, Manifest.Host, Manifest.Sizes, Manifest.FileCount)
    {
        HasCheckpoints = hasRemains,
    };
}
