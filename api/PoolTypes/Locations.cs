namespace BackupApi.PoolTypes;

/// <summary>What can name a repository within a pool, of whatever type the pool is.</summary>
internal static class Locations
{
    public static bool IsOne(string name) =>
        name.Length is > 0 and <= 255 && name[0] is not ('.' or '-') && !name.Any(c => c is '/' or '\\' || char.IsControl(c)) && !name.Contains("::", StringComparison.Ordinal);

    /// <summary>The name as it is. Throws <see cref="ArgumentException"/>.</summary>
    public static string Require(string name) => IsOne(name) ? name : throw new ArgumentException($"“{name}” cannot be the name of a repository's folder.", nameof(name));
}
