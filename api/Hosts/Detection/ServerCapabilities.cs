namespace BackupApi.Hosts.Detection;

/// <summary>What a server is and has, as far as backups care.</summary>
/// <param name="MemoryBytes">Physical memory.</param>
/// <param name="IsRoot">Commands that need root get it.</param>
public sealed record ServerCapabilities(
    string HostName, string OperatingSystem, string Kernel, string Architecture, int Cpus, long MemoryBytes, bool IsRoot, IReadOnlyList<ServerTool> Tools,
    IReadOnlyList<ServerMount> Mounts, IReadOnlyList<ServerDatabase> Databases, IReadOnlyList<ServerContainer> Containers);

/// <param name="Path">Null when it is not installed; then <paramref name="InstallCommand"/> says how to.</param>
public sealed record ServerTool(string Name, string? Version, string? Path, string? InstallCommand);

/// <param name="SnapshotMethod">btrfs, zfs or lvm when the file system can make snapshots; null otherwise.</param>
public sealed record ServerMount(string Path, string FileSystem, string Device, long SizeBytes, long UsedBytes, long FreeBytes, string? SnapshotMethod);

/// <param name="Type">postgresql, mariadb, mysql, redis or mongodb.</param>
/// <param name="Detail">Where it was seen.</param>
public sealed record ServerDatabase(string Type, string Name, string Detail);

public sealed record ServerContainer(string Name, string Image, string Status);
