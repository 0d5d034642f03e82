using System.Collections.Immutable;
using BackupApi.Hosts;

namespace BackupApi.Engines.Borg;

/// <summary>The backup host, ready to run borg on one repository: holds the private folder with the key file and pattern files until disposed.</summary>
/// <param name="isHostOurs">Whether the host is disposed with this.</param>
/// <param name="way">The way to a repository on another machine, disposed with this; null for one on this machine.</param>
internal sealed class BorgHere(IHost host, bool isHostOurs, RepositoryAccess repository, Guid? operation, RuntimeFolder folder, ITunnel? way) : IBorgPlace
{
    public IHost Host { get; } = host;

    public static async Task<BorgHere> OpenAsync(IHost host, bool isHostOurs, RepositoryAccess repository, Guid? operation, CancellationToken cancellationToken, ITunnel? way = null)
    {
        var here = new BorgHere(host, isHostOurs, repository, operation, RuntimeFolder.Create(), way);
        if (repository.KeyFile is { } key)
        {
            await here.WriteAsync("key", key, cancellationToken);
        }

        return here;
    }

    public BorgCall Call(Func<string, ImmutableArray<string>> arguments)
    {
        var call = new BorgCall(repository, []) { Tunnel = way, IsHere = true, Temporary = folder.Path, KeyFile = UsesKeyFile ? KeyPath : "", Operation = operation };
        return call with { Arguments = arguments(call.Location) };
    }

    public async Task<string> WriteAsync(string name, string text, CancellationToken cancellationToken)
    {
        var path = folder[name];
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        await using var file = new StreamWriter(path, options);
        await file.WriteAsync(text.AsMemory(), cancellationToken);
        return path;
    }

    /// <summary>The key file that an initialisation wrote, or null.</summary>
    public async Task<string?> ReadKeyAsync(CancellationToken cancellationToken) =>
        UsesKeyFile && File.Exists(KeyPath) ? await File.ReadAllTextAsync(KeyPath, cancellationToken) : null;

    public async ValueTask DisposeAsync()
    {
        folder.Dispose();
        if (way is not null) await way.DisposeAsync();
        if (isHostOurs) await Host.DisposeAsync();
    }

    private string KeyPath => folder["key"];

    private bool UsesKeyFile => repository.KeyFile is not null || repository.Encryption.StartsWith("keyfile", StringComparison.Ordinal);
}
