using System.Text.Json;
using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.PoolTypes;
using BackupApi.Processes;
using BackupApi.Storage;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Engines;

/// <summary>One member of the family, as its contract tests make it.</summary>
/// <param name="Continues">An interrupted backup goes on where it was.</param>
/// <param name="KnowsExpressions">Exclude patterns may be regular expressions.</param>
internal sealed record EngineMember(Func<IHostFactory, string, IEngine> Make, string Encryption, string Compression, bool Continues = true, bool KnowsExpressions = true)
{
    /// <summary>Keeps which names of a file belong together, the bytes of links' targets, and where files have holes. Restic 0.14 restores names that belong together, but does not tell them; the others it loses.</summary>
    public bool KeepsOddities { get; init; } = true;

    public static EngineMember Borg { get; } = new((hosts, folder) => new BorgEngine(hosts, folder, new()), "repokey-blake2", "lz4");

    public static EngineMember Restic { get; } = new((hosts, folder) => new ResticEngine(hosts, folder, new()), "aes256", "auto", KnowsExpressions: false) { KeepsOddities = false };

    public static EngineMember Archive { get; } = new((hosts, _) => new ArchiveEngine(hosts), "age", "zstd,1", Continues: false, KnowsExpressions: false);
}

/// <summary>A real repository of one engine in a scratch folder, on this machine.</summary>
internal sealed class EngineLab : IDisposable
{
    public const string Passphrase = "correct horse 'battery' $(staple) \"ü\"";

    public EngineLab(string? searchPath = null, EngineMember? member = null)
    {
        Hosts = new LocalHosts(searchPath);
        Member = member ?? EngineMember.Borg;
        Engine = Member.Make(Hosts, Scratch["data"]);
        Directory.CreateDirectory(Scratch["source"]);
        Repository = Access();
    }

    public EngineMember Member { get; }

    public ScratchFolder Scratch { get; } = new();

    public LocalHosts Hosts { get; }

    public IEngine Engine { get; set; }

    public RepositoryAccess Repository { get; set; }

    /// <summary>Where a repository of that folder of the scratch folder lies, as a pool says it.</summary>
    public Func<string, StoragePlace>? PlaceOf { get; private set; }

    public RecordingObserver Observer { get; } = new();

    public string Source => Scratch["source"];

    public IHost Host => Hosts.Open();

    public RepositoryAccess Access(string? encryption = null, string name = "repo") => new(
        Guid.CreateVersion7(), name, PlaceOf?.Invoke(name) ?? new StoragePlace(name, Scratch[name], new FolderObjects(Scratch[name])) { Folder = Scratch[name] }, encryption ?? Member.Encryption, Member.Compression,
        encryption == "none" ? null : Passphrase, null, true, null);

    /// <summary>From now on repositories are in the same folders, and are reached over SFTP.</summary>
    public void ReachOverSftp(SshLab ssh, Func<SftpPoolSettings, SftpPoolSettings>? change = null)
    {
        var pool = new SftpPool(new HostFactory(new SshOptions()), new SshOptions());
        var plain = new SftpPoolSettings { Address = "127.0.0.1", Port = ssh[0].Port, Username = Environment.UserName, HostKey = ssh[0].HostKey, PrivateKey = ssh.PrivateKey, Path = Scratch.Root };
        var json = JsonSerializer.SerializeToElement<PoolSettings>(change?.Invoke(plain) ?? plain, JsonSerializerOptions.Web);
        PlaceOf = name => pool.Locate(json, name);
        Repository = Access();
    }

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

    /// <summary>A request for the output of shell scripts.</summary>
    public BackupRequest Streams(params (string Name, string Script)[] streams)
    {
        var request = Request();
        return request with { Streams = [.. streams.Select(s => new BackupStream(s.Name, s.Name, new CommandLine("sh", "-c", s.Script) { AsRoot = true })
        {
            Explain = said => said.Contains("no room over there") ? new StreamFailure("storage_full", "The database's disk is full.", "Free some room there.") : null,
        })] };
    }

    public async Task<string> ReadAsync(string archive, string path)
    {
        using var content = new MemoryStream();
        await Engine.ReadFileAsync(Repository, archive, System.Text.Encoding.UTF8.GetBytes(path), content, default);
        return System.Text.Encoding.UTF8.GetString(content.ToArray());
    }

    /// <summary>Flips a byte in the middle of the largest file of the repository.</summary>
    public void Damage()
    {
        var largest = new DirectoryInfo(Scratch["repo"]).EnumerateFiles("*", SearchOption.AllDirectories).MaxBy(file => file.Length)!;
        if (largest.IsReadOnly) largest.IsReadOnly = false;
        using var file = largest.Open(FileMode.Open, FileAccess.ReadWrite);
        file.Position = file.Length / 2;
        var value = file.ReadByte();
        file.Position--;
        file.WriteByte((byte)(value ^ 1));
    }

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
