namespace BackupApi.Tests.Architecture;

/// <summary>The checked-out sources, found upwards from the test's own assembly.</summary>
internal static class SourceTree
{
    internal static string Root { get; } = FindRoot();

    /// <summary>Paths relative to the root, with '/'; build output is left out.</summary>
    internal static IReadOnlyList<string> Files(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path))
            .Where(path => !path.Contains("/obj/") && !path.Contains("/bin/"))];

    internal static string Read(string relativePath) => File.ReadAllText(Path.Combine(Root, relativePath));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "BackupApi.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests must run inside the checkout.");
        return folder;
    }
}
