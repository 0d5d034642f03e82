namespace BackupApi.Engines.Restic;

/// <summary>Chosen paths and all below them.</summary>
internal sealed class PathSelection
{
    private readonly Dictionary<string, byte[]> chosen;

    /// <param name="paths">Empty for everything.</param>
    public PathSelection(IReadOnlyList<byte[]> paths)
    {
        chosen = paths.DistinctBy(Key).ToDictionary(Key);
        foreach (var path in paths.Where(path => Above(path).Any(chosen.ContainsKey))) chosen.Remove(Key(path));
    }

    /// <summary>Without those that are inside another one.</summary>
    public IReadOnlyCollection<byte[]> Paths => chosen.Values;

    public bool Contains(byte[] path) => chosen.Count == 0 || Find(path) is not null;

    /// <summary>The chosen path that is this one or above it.</summary>
    public byte[]? Find(byte[] path) =>
        chosen.TryGetValue(Key(path), out var itself) ? itself : Above(path).Select(folder => chosen.GetValueOrDefault(folder)).FirstOrDefault(found => found is not null);

    private static string Key(byte[] path) => Convert.ToBase64String(path);

    private static IEnumerable<string> Above(byte[] path)
    {
        for (var end = Array.LastIndexOf(path, (byte)'/'); end > 0; end = Array.LastIndexOf(path, (byte)'/', end - 1)) yield return Key(path[..end]);
    }
}
