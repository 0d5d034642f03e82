using BackupApi.Engines.Restores;

namespace BackupApi.Engines.Archive;

/// <summary>Chosen paths and all below them; everything when none is chosen.</summary>
internal sealed class PathSelection
{
    private readonly PathSet chosen = new();

    public PathSelection(IReadOnlyList<byte[]> paths)
    {
        foreach (var path in paths) chosen.Add(path.AsSpan().Trim((byte)'/').ToArray());
    }

    public bool TakesAll => chosen.Count == 0;

    public bool Takes(byte[] path)
    {
        if (TakesAll || chosen.Contains(path)) return true;
        for (var end = path.AsSpan().LastIndexOf((byte)'/'); end > 0; end = path.AsSpan(0, end).LastIndexOf((byte)'/'))
        {
            if (chosen.Contains(path[..end])) return true;
        }

        return false;
    }
}
