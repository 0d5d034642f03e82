using BackupApi.Engines;
using BackupApi.Hosts;

namespace BackupApi.Tests.Engines;

/// <summary>A real repository of one engine in a scratch folder, on this machine.</summary>
internal sealed class EngineLab : IDisposable
{
    public const string Passphrase = "correct horse 'battery' $(staple) \"ü\"";

    public EngineLab(string? searchPath = null)
    {
        Hosts = new LocalHosts(searchPath);
        Engine = new BorgEngine(Hosts, Scratch["data"], new());
        Directory.CreateDirectory(Scratch["source"]);
        Repository = Access();
    }

    public ScratchFolder Scratch { get; } = new();

    public LocalHosts Hosts { get; }

    public IEngine Engine { get; set; }

    public RepositoryAccess Repository { get; set; }

    public RecordingObserver Observer { get; } = new();

    public string Source => Scratch["source"];

    public IHost Host => Hosts.Open();

    public RepositoryAccess Access(string encryption = "repokey-blake2", string name = "repo") => new(
        Guid.CreateVersion7(), name, Scratch[name], encryption, "lz4", encryption == "none" ? null : Passphrase, null, true, null);

    public async Task<RepositoryIdentity> InitializeAsync()
    {
        var identity = await Engine.InitializeAsync(Repository, default);
        Repository = Repository with { EngineId = identity.EngineId, KeyFile = identity.KeyFile };
        return identity;
    }

    public Task<BackupOutcome> BackUpAsync(string archive, BackupRequest? request = null, CancellationToken cancellationToken = default) =>
        Engine.BackUpAsync(Host, Repository, (request ?? Request()) with { Archive = archive }, Observer, cancellationToken);

    public BackupRequest Request(params string[] paths) => new(
        Guid.CreateVersion7(), "a", paths.Length == 0 ? [Source] : paths, [], false, true, true, true, null, null, 0, "{comment}");

    public Task<RestoreOutcome> RestoreAsync(string archive, string destination, OverwritePolicy overwrite = OverwritePolicy.Always, bool dryRun = false, params byte[][] paths) =>
        Engine.RestoreAsync(Host, Repository, new RestoreRequest(Guid.CreateVersion7(), archive, paths, destination, overwrite, dryRun, true, 0), Observer, default);

    /// <summary>Everything that can be told about a tree: content, owner, mode, times, links, extended attributes, ACLs, holes.</summary>
    public string Describe(string folder) => Scratch.Shell(
        $$"""
        cd '{{folder}}'
        find . ! -name . -printf '%P|%y|%s|%m|%U|%G|%T@|%l|%n\n' | sort
        find . -type f -print0 | sort -z | xargs -0 -r sha256sum --
        getfattr -R -h -d -m - -e hex . 2>/dev/null
        getfacl -R -p -n . 2>/dev/null
        """);

    public void Dispose()
    {
        Scratch.Dispose();
        // What borg keeps between runs where it runs as on a server.
        var cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "backupapi", Repository.Id.ToString("N"));
        if (Directory.Exists(cache)) Directory.Delete(cache, recursive: true);
    }
}
