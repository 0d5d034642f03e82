using System.Collections.Immutable;
using BackupApi.Hosts;

namespace BackupApi.Engines.Restic;

/// <summary>One run of restic for one repository.</summary>
internal sealed record ResticCall(RepositoryAccess Repository, ImmutableArray<string> Arguments)
{
    /// <summary>The way to the repository; null where its folder is on the same machine and is used directly.</summary>
    public ITunnel? Tunnel { get; init; }

    /// <summary>Where the cache stays between runs; null for the cache folder of whoever runs restic, as on servers.</summary>
    public string? StateFolder { get; init; }

    public Guid? Operation { get; init; }

    /// <summary>Needs to read or write everything on the host.</summary>
    public bool AsRoot { get; init; }

    public int Nice { get; init; }

    /// <summary>A file or pipe of the host that becomes standard input; empty for none.</summary>
    public string Input { get; init; } = "";

    /// <summary>A file of the host with more arguments, each ended by NUL, where there are more than a command line takes; empty for none.</summary>
    public string MoreArguments { get; init; } = "";
}
