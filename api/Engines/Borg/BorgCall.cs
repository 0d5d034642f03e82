using System.Collections.Immutable;
using BackupApi.Hosts;

namespace BackupApi.Engines.Borg;

/// <summary>One run of borg for one repository.</summary>
internal sealed record BorgCall(RepositoryAccess Repository, ImmutableArray<string> Arguments)
{
    /// <summary>Working directory; empty for any.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Where the key file of a keyfile repository stands while borg runs; empty for repositories that keep their key.</summary>
    public string KeyFile { get; init; } = "";

    /// <summary>For what borg writes while it tests itself and leaves when it is killed meanwhile; empty for the machine's own folder.</summary>
    public string Temporary { get; init; } = "";

    /// <summary>The way from a server to the repository; null when it is on the same machine.</summary>
    public ITunnel? Tunnel { get; init; }

    /// <summary>Runs on the backup host as the service's user, whose cache and security records it takes.</summary>
    public bool IsHere { get; init; }

    public Guid? Operation { get; init; }

    /// <summary>Needs to read or write everything on the host.</summary>
    public bool AsRoot { get; init; }

    public int Nice { get; init; }

    /// <summary>Standard input is the caller's pipe.</summary>
    public bool TakesInput { get; init; }

    /// <summary>A look beside a backup that is being written on the same machine: it must not wait for that one's cache, and needs none. Nor does borg test its own
    /// building blocks first, which takes longer than the look.</summary>
    public bool IsLook { get; init; }

    /// <summary>The file of a borg that need not test itself again, see <see cref="BorgSelfTest"/>.</summary>
    public string Tested { get; init; } = "";

    /// <summary>Standard output and error in Python's "unicode_escape", so that names keep their bytes.</summary>
    public bool KeepsRawNames { get; init; }

    /// <summary>Where the repository is as seen from the machine where borg runs.</summary>
    public string Location => Tunnel is null ? BorgCommands.LocalLocation(Repository.Path) : BorgCommands.TunnelLocation(Repository.Path);
}
