using System.Collections.Immutable;
using BackupApi.Hosts;

namespace BackupApi.Engines.Borg;

/// <summary>A machine that is ready to run borg on one repository. Dispose removes what was put there.</summary>
internal interface IBorgPlace : IAsyncDisposable
{
    IHost Host { get; }

    /// <summary>A call whose arguments are made from the repository's location as this machine sees it.</summary>
    BorgCall Call(Func<string, ImmutableArray<string>> arguments);

    /// <summary>Writes a file that only borg's user can read, and returns its path. It is gone with the place.</summary>
    Task<string> WriteAsync(string name, string text, CancellationToken cancellationToken);
}
