using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>A folder of one opened connection or one run of a tool, readable by this user only, with a path short enough for sockets (the kernel takes 107 bytes).</summary>
internal sealed class RuntimeFolder : IDisposable
{
    private const int LongestParent = 42;
    private const string Prefix = "backupapi-";
    private const string Memory = "/dev/shm";

    private RuntimeFolder(string path) => Path = path;

    public string Path { get; }

    public static RuntimeFolder Create() => System.IO.Path.GetTempPath().Length <= LongestParent
        ? MakePrivate(System.IO.Path.GetTempPath())
        : MakePrivate("/tmp");

    /// <summary>Where folders of connections may stand.</summary>
    public static IEnumerable<string> Parents => new[] { System.IO.Path.GetTempPath(), "/tmp", Memory }.Where(Directory.Exists).Distinct();

    /// <summary>Those whose process is gone.</summary>
    public static IEnumerable<string> Abandoned(string parent) => Directory.EnumerateDirectories(parent, Prefix + "*.*.*-*")
        .Where(path => ProcessOwner.IsGone(System.IO.Path.GetFileName(path)[Prefix.Length..].Split('-')[0]));

    /// <summary>In memory (/dev/shm) where the system has that.</summary>
    public static RuntimeFolder CreateInMemory()
    {
        return Directory.Exists(Memory) ? MakePrivate(Memory) : Create();
    }

    private static RuntimeFolder MakePrivate(string parent) => new(Directory.CreateDirectory(
        System.IO.Path.Combine(parent, $"{Prefix}{ProcessOwner.Own}-{Convert.ToHexStringLower(Guid.NewGuid().ToByteArray().AsSpan(0, 4))}"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName);

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
