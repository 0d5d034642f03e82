using Amazon.S3;

namespace BackupApi.Storage.S3;

/// <summary>Keys in lists are asked for as addresses carry them, because XML cannot carry every character; the SDK leaves them so.</summary>
internal static class KeyText
{
    /// <param name="encoding">What the service says it did; null from one that knows nothing of it.</param>
    public static string Decode(string key, EncodingType? encoding) =>
        encoding == EncodingType.Url ? Uri.UnescapeDataString(key.Replace('+', ' ')) : key; // AWS writes a space as "+", and "+" as "%2B"
}
