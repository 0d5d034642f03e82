namespace BackupApi.Engines.Restic;

/// <summary>Folds a list of wanted paths into as few as possible: a folder that is wanted with everything in it stands for all of that. Takes entries in the order of a tree walk.</summary>
internal sealed class WholeFolders
{
    private sealed class Folder(byte[] path, bool isWanted)
    {
        public byte[] Path => path;

        public bool IsWanted { get; } = isWanted;

        public bool IsWhole { get; set; } = isWanted;

        public List<byte[]> Wanted { get; } = [];

        public bool IsAbove(byte[] other) => other.Length > path.Length && other[path.Length] == '/' && other.AsSpan().StartsWith(path);
    }

    private readonly Stack<Folder> open = new([new Folder([], false)]);
    private readonly List<byte[]> partial = [];

    /// <summary>Folders that are not wanted but have something wanted in them.</summary>
    public IReadOnlyCollection<byte[]> Partial => partial;

    public void Add(byte[] path, bool isFolder, bool isWanted)
    {
        while (open.Count > 1 && !open.Peek().IsAbove(path)) Close();
        if (isFolder)
        {
            open.Push(new Folder(path, isWanted));
            return;
        }

        if (isWanted) open.Peek().Wanted.Add(path);
        else open.Peek().IsWhole = false;
    }

    public IReadOnlyList<byte[]> Complete()
    {
        while (open.Count > 1) Close();
        return open.Peek().Wanted;
    }

    private void Close()
    {
        var folder = open.Pop();
        var above = open.Peek();
        if (folder.IsWhole)
        {
            above.Wanted.Add(folder.Path);
            return;
        }

        above.IsWhole = false;
        above.Wanted.AddRange(folder.Wanted);
        if (!folder.IsWanted && folder.Wanted.Count > 0) partial.Add(folder.Path);
    }
}
