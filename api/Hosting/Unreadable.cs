namespace BackupApi.Hosting;

/// <summary>Finds what this process may not read, so that an ordinary user's first backup leaves it out knowingly.</summary>
internal static class Unreadable
{
    /// <summary>Absolute paths of files and folders; nothing below an unreadable folder.</summary>
    public static IReadOnlyList<string> Below(string root)
    {
        var found = new List<string>();
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder))
        {
            try
            {
                foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
                {
                    if (entry.LinkTarget is not null) continue;
                    if (entry is DirectoryInfo) folders.Push(entry.FullName);
                    else if (!CanRead((FileInfo)entry)) found.Add(entry.FullName);
                }
            }
            catch (UnauthorizedAccessException)
            {
                found.Add(folder);
            }
        }

        return found;
    }

    private static bool CanRead(FileInfo file)
    {
        try
        {
            using var _ = file.OpenRead();
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
