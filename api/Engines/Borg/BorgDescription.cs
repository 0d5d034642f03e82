using System.Text.RegularExpressions;

namespace BackupApi.Engines.Borg;

/// <summary>How borg's choices are shown.</summary>
internal static partial class BorgDescription
{
    public static EngineDescription Value { get; } = new(
        "Borg",
        "Deduplicated, compressed and encrypted. Stores every piece of data once, so that daily backups stay small.",
        "borg",
        BorgEngine.MinimumVersion,
        Encryptions:
        [
            new("repokey-blake2", "Encrypted, key in the repository (BLAKE2)", "AES-256 with a passphrase; quick on every processor. Keep the recovery kit.", Default: true, NeedsPassphrase: true),
            new("repokey", "Encrypted, key in the repository (SHA-256)", "The same with HMAC-SHA256; quicker on processors that compute SHA in hardware.", NeedsPassphrase: true),
            new("keyfile-blake2", "Encrypted, key apart from the repository", "Who holds the repository and the passphrase still cannot read it. The key is kept by this service and in the recovery kit only.", NeedsPassphrase: true),
            new("authenticated-blake2", "Readable, but protected against changes", "Anybody who can read the folder can read the data; changes are noticed.", NeedsPassphrase: true),
            new("none", "Not encrypted", "Anybody who can read or write the folder can read and change the data."),
        ],
        Compressions:
        [
            new("lz4", "LZ4", "Costs almost no time."),
            new("zstd,3", "Zstandard 3", "Half the size for little time.", Default: true),
            new("zstd,10", "Zstandard 10", "Smaller, several times slower."),
            new("zlib,6", "zlib 6", "For very old readers."),
            new("lzma,6", "LZMA 6", "Smallest and slowest."),
            new("auto,zstd,3", "Automatic, Zstandard 3", "Leaves out what does not shrink, such as videos."),
            new("none", "None", "For data that is compressed already."),
        ]);

    /// <summary>Other levels than the offered ones are fine; levels beyond what the tool takes are not.</summary>
    public static bool Accepts(string compression) => Compression().IsMatch(compression);

    [GeneratedRegex(@"^(none|(auto,)?(lz4|zstd(,([1-9]|1\d|2[0-2]))?|(zlib|lzma)(,\d)?))\z")]
    private static partial Regex Compression();
}
