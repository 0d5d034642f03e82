namespace BackupApi.Engines.Archive;

/// <summary>How the content of one backup is packed.</summary>
/// <param name="Program">zstd or gzip.</param>
/// <param name="Recipient">The public half of the key; null leaves the content as it is.</param>
internal sealed record Packing(string Program, int Level, string? Recipient)
{
    /// <summary>What stands behind the name of an object: ".zst.age".</summary>
    public string Suffix => (Program == "zstd" ? ".zst" : ".gz") + (Recipient is null ? "" : ".age");

    /// <summary>As the catalog names it.</summary>
    public string Compression => $"{Program},{Level}";

    /// <param name="compression">"zstd,3", "gzip".</param>
    public static Packing Of(string compression, string? recipient) => compression.Split(',') switch
    {
        [var program, var level] => new Packing(program, int.Parse(level, null), recipient),
        [var program] => new Packing(program, program == "zstd" ? 3 : 6, recipient),
        _ => throw new ArgumentException($"“{compression}” is no compression.", nameof(compression)),
    };
}
