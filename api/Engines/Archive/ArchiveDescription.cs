using System.Text.RegularExpressions;

namespace BackupApi.Engines.Archive;

/// <summary>How the choices of archives are shown.</summary>
internal static partial class ArchiveDescription
{
    public const string Age = "age";
    public const string Plain = "none";

    public static EngineDescription Value { get; } = new(
        "Archive",
        "Every backup is one compressed, encrypted file per item with its checksum beside it, readable with tar, zstd and age alone. Nothing is shared between backups, so each takes its full room.",
        "tar",
        ArchiveTools.OldestTar,
        Encryptions:
        [
            new(Age, "Encrypted for a key (age)", "Servers get the public half only: they can add backups and read none. The private half is kept by this service and in the recovery kit; nothing can be read without it.", Default: true),
            new(Plain, "Not encrypted", "Anybody who can read the place can read the data."),
        ],
        Compressions:
        [
            new("zstd,1", "Zstandard 1", "Costs little time."),
            new("zstd,3", "Zstandard 3", "A third of the size for little time, on all processors of the server.", Default: true),
            new("zstd,10", "Zstandard 10", "Smaller, several times slower."),
            new("gzip,6", "gzip 6", "Readable everywhere; larger and slower than Zstandard."),
        ]);

    /// <summary>Levels that every reader can unpack with its usual memory.</summary>
    public static bool Accepts(string compression) => Compression().IsMatch(compression);

    [GeneratedRegex(@"^(zstd(,(1?[1-9]|10))?|gzip(,[1-9])?)\z")]
    private static partial Regex Compression();
}
