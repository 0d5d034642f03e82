namespace BackupApi.Tests.Lab;

/// <summary>A file system of some megabytes that can be filled to the last byte. Only root can mount it.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("disklab-");

    public SmallDisk(int megabytes)
    {
        SshLab.Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=755", "tmpfs", Folder);
    }

    public string Folder => folder.FullName;

    private string Filler => Path.Combine(Folder, "filler");

    /// <param name="leave">Megabytes that stay free.</param>
    public void Fill(int leave = 0)
    {
        Empty();
        var rest = new DriveInfo(Folder).AvailableFreeSpace - ((long)leave << 20);
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[64 << 10];
        try
        {
            for (; rest > 0 || leave == 0; rest -= block.Length) file.Write(block);
        }
        catch (IOException) when (leave == 0)
        {
            // Full.
        }
    }

    public void Empty() => File.Delete(Filler);

    public void Dispose()
    {
        SshLab.Run("umount", "--lazy", Folder);
        folder.Delete();
    }
}
