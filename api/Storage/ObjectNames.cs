namespace BackupApi.Storage;

/// <summary>What every place accepts as the name of an object, so that no name leads out of the place on any of them.</summary>
internal static class ObjectNames
{
    /// <summary>The name as it is. Throws <see cref="ArgumentException"/> for one that is absolute, empty in a part, steps upwards, or is longer than object storage takes (1,024 bytes with its prefix).</summary>
    public static string Require(string name) => name.Length is > 0 and <= 900 && !name.Contains('\0') && name.Split('/').All(IsPart)
        ? name
        : throw new ArgumentException($"“{name}” cannot be the name of an object.", nameof(name));

    private static bool IsPart(string part) => part is not ("" or "." or "..");
}
