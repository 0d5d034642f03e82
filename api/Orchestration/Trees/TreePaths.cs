using System.Text;
using BackupApi.Engines;

namespace BackupApi.Orchestration.Trees;

/// <summary>Paths of a backup as raw bytes: no leading slash, the root is empty.</summary>
internal static class TreePaths
{
    private const byte Slash = (byte)'/';

    public static byte[] ParentOf(ReadOnlySpan<byte> path)
    {
        var slash = path.LastIndexOf(Slash);
        return slash < 0 ? [] : path[..slash].ToArray();
    }

    /// <summary>What a person sees; bytes that are not UTF-8 show as replacement characters.</summary>
    public static string Show(ReadOnlySpan<byte> path) => Encoding.UTF8.GetString(path).Replace('\0', '\uFFFD');

    public static string NameOf(ReadOnlySpan<byte> path) => Show(path[(path.LastIndexOf(Slash) + 1)..]);

    /// <summary>Adds the folders above an entry that the tool does not list (it lists what was backed up, not what lies above), each once.</summary>
    public static IEnumerable<BackupEntry> WithParents(BackupEntry entry, HashSet<string> seen)
    {
        var missing = new Stack<byte[]>();
        for (var parent = ParentOf(entry.Path); parent.Length > 0 && seen.Add(KeyOf(parent)); parent = ParentOf(parent)) missing.Push(parent);
        while (missing.TryPop(out var folder)) yield return new BackupEntry(folder, BackupEntryType.Folder, 0, null, "", "", "", null);
        if (entry.Path.Length > 0 && (entry.Type != BackupEntryType.Folder || seen.Add(KeyOf(entry.Path)))) yield return entry;
    }

    private static string KeyOf(byte[] path) => Encoding.Latin1.GetString(path);
}
