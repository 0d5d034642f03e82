using System.Security.Cryptography;

namespace BackupApi.Hosting;

/// <summary>Compares two trees on this machine: names, kinds, contents, modes and times of change.</summary>
internal static class TreeComparison
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false };

    /// <summary>How many files were compared, and what differs (at most 20 sentences).</summary>
    /// <param name="skip">Paths below the original that the backup left out.</param>
    public static (long Files, IReadOnlyList<string> Differences) Compare(string original, string restored, IReadOnlyCollection<string> skip)
    {
        var differences = new List<string>();
        long files = 0;
        var folders = new Stack<string>([""]);
        while (folders.TryPop(out var folder) && differences.Count < 20)
        {
            foreach (var entry in new DirectoryInfo(Path.Combine(original, folder)).EnumerateFileSystemInfos("*", Everything))
            {
                if (skip.Contains(entry.FullName)) continue;
                var path = Path.Combine(folder, entry.Name);
                if (Difference(entry, Path.Combine(restored, path)) is { } difference) differences.Add($"{entry.FullName}: {difference}");
                if (entry is DirectoryInfo && entry.LinkTarget is null) folders.Push(path);
                else files++;
            }
        }

        return (files, differences);
    }

    private static string? Difference(FileSystemInfo entry, string restored)
    {
        FileSystemInfo copy = entry is DirectoryInfo ? new DirectoryInfo(restored) : new FileInfo(restored);
        if (entry.LinkTarget is not null) return copy.LinkTarget == entry.LinkTarget ? null : "the link points elsewhere";
        if (!copy.Exists) return "is missing";
        if (entry.UnixFileMode != copy.UnixFileMode) return "has another mode";
        if (entry is not FileInfo file) return null;
        if (file.Length != ((FileInfo)copy).Length) return "has another size";
        if (Math.Abs((file.LastWriteTimeUtc - copy.LastWriteTimeUtc).TotalMilliseconds) > 1) return "has another time of change";
        return file.Length == 0 || Hash(file.FullName).AsSpan().SequenceEqual(Hash(restored)) ? null : "has another content";
    }

    private static byte[] Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return SHA256.HashData(stream);
    }
}
