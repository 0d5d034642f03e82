using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BackupApi.Hosts;
using BackupApi.Processes;
using BackupApi.Storage;

namespace BackupApi.Engines.Restic;

/// <summary>Starts restic on a host, with what a call needs around it: the identity checked, the way to the repository open.</summary>
/// <param name="stateFolder">Caches and notes of the repositories on the backup host.</param>
internal sealed class ResticRunner(IHostFactory hosts, string stateFolder, EngineLimits limits)
{
    private const string BackupHostName = "the backup host";

    // The config file holds the identity, encrypted. What it is was asked once; as long as the file is the same, so is the answer.
    private readonly ConcurrentDictionary<Guid, (string Digest, string EngineId)> proven = new();
    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> turns = new();

    public EngineLimits Limits => limits;

    public string StateOf(RepositoryAccess repository) => Path.Combine(stateFolder, repository.Id.ToString("N"));

    public async Task<ResticRun> StartAsync(IHost host, ResticCall call, Func<string, ValueTask>? onError, Func<Stream, Task>? readOutput, CancellationToken cancellationToken) =>
        new(await host.StartAsync(ResticStart.Command(call), cancellationToken), Watch(call), limits.Stop, onError, readOutput);

    private IRunWatch Watch(ResticCall call) => call.Tunnel is null
        ? new FolderWatch(call.Repository.Name, call.Repository.Path, FolderWatch.Stall)
        : new StorageWatch(call.Repository, call.Tunnel, limits.Patience);

    /// <summary>Runs to the end, whatever its exit code.</summary>
    public async Task<ResticResult> RunAsync(IHost host, ResticCall call, Func<string, ValueTask>? onError, Func<Stream, Task> readOutput, CancellationToken cancellationToken)
    {
        await using var run = await StartAsync(host, call, onError, readOutput, cancellationToken);
        return await run.WaitAsync(cancellationToken);
    }

    /// <summary>Runs to the end and returns standard output. Throws <see cref="EngineException"/> when restic failed.</summary>
    public async Task<string> RunAsync(ResticPlace place, RepositoryAccess repository, ImmutableArray<string> arguments, CancellationToken cancellationToken, Func<string, ValueTask>? onError = null)
    {
        using var output = new MemoryStream();
        var result = await RunAsync(place.Host, place.Call(arguments), onError, stream => stream.CopyToAsync(output, CancellationToken.None), cancellationToken);
        return result.Succeeded ? Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length) : throw ResticProblems.Explain(result, repository.Name, place.Host.Name);
    }

    /// <summary>Runs on the backup host, with the repository's identity checked.</summary>
    public async Task<string> RunHereAsync(RepositoryAccess repository, ImmutableArray<string> arguments, CancellationToken cancellationToken, Func<string, ValueTask>? onError = null)
    {
        await using var here = await OpenHereAsync(repository, cancellationToken);
        return await RunAsync(here, repository, arguments, cancellationToken, onError);
    }

    public async Task<ResticPlace> OpenHereAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        await VerifyAsync(repository, cancellationToken);
        return await OpenUnverifiedAsync(repository, cancellationToken);
    }

    /// <summary>The backup host, also for a repository that does not exist yet.</summary>
    public async Task<ResticPlace> OpenUnverifiedAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        var host = await hosts.OpenAsync(new LocalAddress(BackupHostName, UseSudo: false), cancellationToken);
        try
        {
            var tunnel = repository.Place.Folder is null
                ? await OpenTunnelAsync(host, repository, appendOnly: false, OperationMark.Current ?? Guid.CreateVersion7(), cancellationToken)
                : null;
            return new ResticPlace(host, true, repository, tunnel, stateFolder, null);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a host ready to run restic as root on a repository that it may not reach by itself.</summary>
    /// <param name="appendOnly">Whether the host may only add; matters for servers, not for this machine.</param>
    public async Task<ResticPlace> OpenOnAsync(IHost host, RepositoryAccess repository, bool appendOnly, Guid operation, CancellationToken cancellationToken)
    {
        await VerifyAsync(repository, cancellationToken);
        if (!host.IsLocal) return new ResticPlace(host, false, repository, await OpenTunnelAsync(host, repository, appendOnly, operation, cancellationToken), null, operation);
        var isRootBeside = await IsRootBesideAsync(host, cancellationToken);
        // Root would fill a folder of the service's user with files that only root can read.
        var tunnel = repository.Place.Folder is null || isRootBeside ? await OpenTunnelAsync(host, repository, appendOnly: false, operation, cancellationToken) : null;
        return new ResticPlace(host, false, repository, tunnel, isRootBeside ? null : stateFolder, operation);
    }

    /// <summary>Refuses a repository that is gone, that is another one than is known, or whose place does not answer.</summary>
    public async Task VerifyAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        var digest = await DigestAsync(repository, cancellationToken) ?? throw ResticProblems.NotThere(repository.Name);
        var engineId = await ProveAsync(repository, digest, cancellationToken);
        if (repository.EngineId is { } expected && expected != engineId) throw ResticProblems.NotTheSame(repository.Name);
    }

    /// <summary>Asked once, also when several want to know at the same time.</summary>
    private async Task<string> ProveAsync(RepositoryAccess repository, string digest, CancellationToken cancellationToken)
    {
        if (proven.TryGetValue(repository.Id, out var known) && known.Digest == digest) return known.EngineId;
        var turn = turns.GetOrAdd(repository.Id, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (proven.TryGetValue(repository.Id, out known) && known.Digest == digest) return known.EngineId;
            await using var here = await OpenUnverifiedAsync(repository, cancellationToken);
            using var config = JsonDocument.Parse(await RunAsync(here, repository, ResticCommands.Config(), cancellationToken));
            var engineId = config.RootElement.GetProperty("id").GetString()!;
            proven[repository.Id] = (digest, engineId);
            return engineId;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>What <see cref="VerifyAsync"/> found.</summary>
    public string EngineIdOf(RepositoryAccess repository) => proven[repository.Id].EngineId;

    private static async Task<ITunnel> OpenTunnelAsync(IHost host, RepositoryAccess repository, bool appendOnly, Guid operation, CancellationToken cancellationToken)
    {
        try
        {
            return await host.OpenTunnelAsync(await RcloneCommand.ServeResticAsync(repository.Place, appendOnly, cancellationToken), operation, cancellationToken);
        }
        catch (StorageException exception)
        {
            throw ResticProblems.Of(exception);
        }
    }

    /// <summary>The digest of the repository's config file with the passphrase that opens it; null when there is no such file.</summary>
    private Task<string?> DigestAsync(RepositoryAccess repository, CancellationToken cancellationToken) => AskPlaceAsync(repository, async objects =>
    {
        if (await objects.FindAsync("config", cancellationToken) is null) return null;
        await using var file = await objects.OpenAsync("config", 0, cancellationToken);
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        content.Write(Encoding.UTF8.GetBytes(repository.Passphrase ?? ""));
        return Convert.ToHexString(SHA256.HashData(content.ToArray()));
    }, cancellationToken);

    /// <summary>Asks the place itself, without restic. Throws <see cref="EngineException"/>, also when a share does not answer in time.</summary>
    public async Task<T> AskPlaceAsync<T>(RepositoryAccess repository, Func<IObjectStorage, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => ask(repository.Place.Objects), cancellationToken).WaitAsync(limits.Storage, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw ResticProblems.Silent(repository.Name, limits.Storage);
        }
        catch (StorageException exception)
        {
            throw ResticProblems.Of(exception);
        }
    }

    private static async Task<bool> IsRootBesideAsync(IHost host, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(host.RunAsync(new CommandLine("id", "-u"), cancellationToken), host.RunAsync(new CommandLine("id", "-u") { AsRoot = true }, cancellationToken));
        return answers[0].StandardOutput != answers[1].StandardOutput;
    }
}
