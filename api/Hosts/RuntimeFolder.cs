using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>A folder of one opened connection, readable by this user only, with a path short enough for sockets (the kernel takes 107 bytes).</summary>
internal sealed class RuntimeFolder : IDisposable
{
    private const int LongestParent = 60;

    private RuntimeFolder(string path) => Path = path;

    public string Path { get; }

    public static RuntimeFolder Create() => System.IO.Path.GetTempPath().Length <= LongestParent
        ? new RuntimeFolder(Directory.CreateTempSubdirectory("backupapi-").FullName)
        : MakePrivate("/tmp");

    /// <summary>In memory (/dev/shm) where the system has that.</summary>
    public static RuntimeFolder CreateInMemory()
    {
        const string Memory = "/dev/shm";
        return Directory.Exists(Memory) ? MakePrivate(Memory) : Create();
    }

    private static RuntimeFolder MakePrivate(string parent) => new(Directory.CreateDirectory(
        $"{parent}/backupapi-{System.IO.Path.GetRandomFileName()}", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName);

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text, UnixFileMode mode)
    {
        using var file = new StreamWriter(new FileStream(this[name], new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = mode }));
        file.Write(text);
        return this[name];
    }

    public string MakeFifo(string name)
    {
        NativeCalls.MakeFifo(this[name]);
        return this[name];
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
