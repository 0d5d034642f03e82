using BackupApi.Engines.Restores;
using BackupApi.Processes;

namespace BackupApi.Engines.Archive;

/// <summary>What becomes of hard links whose first name, where the content stands, is not taken: the first link that is taken gets the content, the others become links of it.</summary>
internal sealed class LinkPlan
{
    private readonly List<(byte[] Path, byte[] Target)> links = [];
    private readonly Dictionary<string, byte[]> promoted = [];

    /// <summary>Call for every entry that is taken, in the backup's order.</summary>
    public void Note(BackupEntry entry)
    {
        if (entry.Type == BackupEntryType.Hardlink) links.Add((entry.Path, entry.LinkTarget!));
    }

    /// <summary>Call when all are noted.</summary>
    public void Settle(PathSelection selection, PathSet leftOut)
    {
        foreach (var (path, target) in links)
        {
            if (!leftOut.Contains(path) && (!selection.Takes(target) || leftOut.Contains(target))) promoted.TryAdd(RawText.Decode(target), path);
        }
    }

    /// <summary>The name under which the content of a file that is not taken itself is to be written; null for none.</summary>
    public byte[]? NameFor(byte[] target) => promoted.Count == 0 ? null : promoted.GetValueOrDefault(RawText.Decode(target));
}
