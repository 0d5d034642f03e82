using System.Collections.Immutable;
using BackupApi.Hosts;

namespace BackupApi.Storage;

/// <summary>Where one repository lies, and the ways to it. Holds credentials; never logged.</summary>
/// <param name="Location">The repository's name in its pool.</param>
/// <param name="Address">For people: "/srv/backups/web", "s3://bucket/backups/web". Without secrets.</param>
/// <param name="Objects">Reads and writes whole objects below the place. Cheap to hold; opens nothing by itself.</param>
public sealed record StoragePlace(string Location, string Address, IObjectStorage Objects)
{
    /// <summary>A folder of the backup host; null where the pool is elsewhere.</summary>
    public string? Folder { get; init; }

    /// <summary>How rclone reaches it; null where rclone is not needed, because there is a folder.</summary>
    public RcloneRemote? Remote { get; init; }

    /// <summary>A machine beside the storage on which commands may be run; null for all others.</summary>
    public StorageShell? Shell { get; init; }

    public override string ToString() => Address;
}

/// <summary>A remote as rclone knows it.</summary>
/// <param name="Path">Below the remote: "bucket/backups/web".</param>
/// <param name="Settings">Options of a section of rclone's configuration, "type" among them. Secrets stand in here, so they reach rclone only over a pipe.</param>
public sealed record RcloneRemote(string Path, ImmutableDictionary<string, string> Settings)
{
    /// <summary>Asks the machine for every key that it proves to own beside the confirmed one, as lines of known_hosts: rclone wants a kind of key of its own choice.
    /// Throws <see cref="StorageException"/>. Null where rclone is not to recognise a machine by its key.</summary>
    public Func<CancellationToken, Task<string>>? HostKeys { get; init; }

    public override string ToString() => Path;
}

/// <summary>A machine that keeps repositories in a folder of its own and answers SSH.</summary>
/// <param name="Path">The repository's folder there; relative to where the account lands when it does not begin with "/".</param>
public sealed record StorageShell(SshAddress Ssh, string Path)
{
    public override string ToString() => Ssh.ToString();
}
