using System.Security.Cryptography;
using BackupApi.Engines;

namespace BackupApi.Orchestration.Trees;

/// <summary>Numbers the folders of a tree while it is read, in about 40 bytes for each. The root is 0.</summary>
internal sealed class TreeFolders
{
    private readonly Dictionary<Guid, int> numbers = new() { [DigestOf([])] = 0 };
    private byte[] lastPath = [];
    private int lastNumber;

    /// <summary>Names a path of any length, as the database does.</summary>
    public static Guid DigestOf(ReadOnlySpan<byte> path)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(path, hash);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>The entry as it stands in its folder, after the folders above it that the tool does not list (it lists what was backed up, not what lies above), each once.</summary>
    public void Add(BackupEntry entry, List<PlacedEntry> entries, List<NumberedFolder> folders)
    {
        if (entry.Path.Length == 0) return;
        var isFolder = entry.Type == BackupEntryType.Folder;
        if (isFolder && numbers.ContainsKey(DigestOf(entry.Path))) return;
        var parent = NumberOf(TreePaths.ParentOf(entry.Path), entries, folders);
        entries.Add(new PlacedEntry(parent, isFolder ? Number(entry.Path, folders) : null, entry));
    }

    private int NumberOf(byte[] folder, List<PlacedEntry> entries, List<NumberedFolder> folders)
    {
        // What follows is nearly always in the same folder.
        if (folder.AsSpan().SequenceEqual(lastPath)) return lastNumber;
        if (!numbers.TryGetValue(DigestOf(folder), out var number))
        {
            var parent = NumberOf(TreePaths.ParentOf(folder), entries, folders);
            number = Number(folder, folders);
            entries.Add(new PlacedEntry(parent, number, new BackupEntry(folder, BackupEntryType.Folder, 0, null, "", "", "", null)));
        }

        (lastPath, lastNumber) = (folder, number);
        return number;
    }

    private int Number(byte[] path, List<NumberedFolder> folders)
    {
        var digest = DigestOf(path);
        var number = numbers[digest] = numbers.Count;
        folders.Add(new NumberedFolder(number, digest, path));
        return number;
    }
}

/// <param name="Folder">Number of the folder that it is in.</param>
/// <param name="Child">Its own number, for a folder.</param>
internal readonly record struct PlacedEntry(int Folder, int? Child, BackupEntry Entry);

internal readonly record struct NumberedFolder(int Number, Guid Digest, byte[] Path);
