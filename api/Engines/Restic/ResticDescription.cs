namespace BackupApi.Engines.Restic;

/// <summary>How restic's choices are shown.</summary>
internal static class ResticDescription
{
    public static EngineDescription Value { get; } = new(
        "restic",
        "Deduplicated, compressed and encrypted, on every kind of storage pool. Servers need no credential of the storage.",
        "restic",
        ResticEngine.MinimumVersion,
        Encryptions:
        [
            new("aes256", "Encrypted (AES-256, Poly1305)", "Restic always encrypts. Who has the repository and the passphrase can read it; keep the recovery kit.", Default: true, NeedsPassphrase: true),
        ],
        Compressions:
        [
            new("auto", "Automatic", "Zstandard at its quick level; leaves out what does not shrink.", Default: true),
            new("max", "Maximum", "Smaller, several times slower."),
            new("off", "None", "For data that is compressed already."),
        ]);

    public static bool Accepts(string compression) => Value.Compressions.Any(choice => choice.Value == compression);
}
