using System.Runtime.InteropServices;

namespace BackupApi.PoolTypes;

/// <summary>Reads how full the file system below a folder is.</summary>
internal static class FileSystemUsage
{
    /// <summary>Of the nearest folder that exists. Throws IOException when it cannot be asked.</summary>
    public static PoolUsage Of(string path)
    {
        var folder = Path.GetFullPath(path);
        while (!Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder) ?? "/";
        }

        if (Ask(folder, out var s) != 0)
        {
            throw new IOException($"The file system of {folder} cannot be asked how full it is: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        // "Available" is what an ordinary user may still take; what is kept for root counts as used.
        var block = (long)s.FragmentSize;
        var free = (long)s.AvailableBlocks * block;
        var used = ((long)s.Blocks - (long)s.FreeBlocks) * block;
        return new PoolUsage(used + free, used, free, s.Inodes == 0 ? null : (long)s.AvailableInodes);
    }

    [DllImport("libc", EntryPoint = "statvfs", SetLastError = true)]
    private static extern int Ask([MarshalAs(UnmanagedType.LPUTF8Str)] string path, out FileSystemStatistics statistics);

    // struct statvfs of 64-bit Linux; the rest of it is padding that the kernel may fill.
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private struct FileSystemStatistics
    {
        public ulong BlockSize;
        public ulong FragmentSize;
        public ulong Blocks;
        public ulong FreeBlocks;
        public ulong AvailableBlocks;
        public ulong Inodes;
        public ulong FreeInodes;
        public ulong AvailableInodes;
    }
}
