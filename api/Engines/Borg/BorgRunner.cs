using System.Collections.Immutable;
using System.Text;
using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Engines.Borg;

/// <summary>Starts borg on a host, with what a call needs around it: the identity checked, the key file there while it runs.</summary>
/// <param name="stateFolder">Cache and security records of the borgs that run on the backup host.</param>
internal sealed class BorgRunner(IHostFactory hosts, string stateFolder, EngineLimits limits)
{
    public EngineLimits Limits => limits;

    private const string BackupHostName = "the backup host";

    /// <summary>Cache and security records of one repository on the backup host.</summary>
    public string StateOf(RepositoryAccess repository) => Path.Combine(stateFolder, repository.Id.ToString("N"));

    public Task<IHost> OpenBackupHostAsync(CancellationToken cancellationToken) =>
        hosts.OpenAsync(new LocalAddress(BackupHostName, UseSudo: false), cancellationToken);

    /// <summary>Starts and returns while borg runs. The caller reads the output.</summary>
    public async Task<BorgRun> StartAsync(
        IHost host, BorgCall call, Func<BorgMessage, ValueTask>? onMessage, Func<Stream, Task>? readOutput, CancellationToken cancellationToken)
    {
        var command = await host.StartAsync(BorgStart.Command(call, call.Tunnel is null || call.IsHere ? stateFolder : null), cancellationToken);
        return new BorgRun(command, limits.Stop, call.KeepsRawNames, onMessage, readOutput);
    }

    /// <summary>Runs to the end and returns standard output, at most what fits into memory. Throws <see cref="EngineException"/> when borg failed.</summary>
    public async Task<string> RunAsync(
        IHost host, BorgCall call, Func<BorgMessage, ValueTask>? onMessage, CancellationToken cancellationToken, ProcessSignal stop = ProcessSignal.Terminate)
    {
        using var output = new MemoryStream();
        var result = await RunAsync(host, call, onMessage, stream => stream.CopyToAsync(output, CancellationToken.None), cancellationToken, stop);
        return result.Succeeded ? Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length) : throw BorgProblems.Explain(result, call.Repository.Name, host.Name);
    }

    /// <summary>Runs to the end, whatever its exit code.</summary>
    public async Task<BorgResult> RunAsync(
        IHost host, BorgCall call, Func<BorgMessage, ValueTask>? onMessage, Func<Stream, Task> readOutput, CancellationToken cancellationToken,
        ProcessSignal stop = ProcessSignal.Terminate)
    {
        await using var run = await StartAsync(host, call, onMessage, readOutput, cancellationToken);
        return await run.WaitAsync(stop, cancellationToken);
    }

    /// <summary>Runs on the backup host, directly on the repository, with its identity checked and its key file at hand.</summary>
    public async Task<string> RunHereAsync(
        RepositoryAccess repository, Func<string, ImmutableArray<string>> arguments, Func<BorgMessage, ValueTask>? onMessage,
        CancellationToken cancellationToken)
    {
        await using var here = await OpenHereAsync(repository, cancellationToken);
        return await RunAsync(here.Host, here.Call(arguments), onMessage, cancellationToken);
    }

    /// <summary>Refuses a folder that is gone, that is another repository than the one that is known, or whose share does not answer.</summary>
    public async Task VerifyAsync(RepositoryAccess repository)
    {
        try
        {
            await Task.Run(() => RepositoryFolder.VerifyAsync(repository)).WaitAsync(limits.Storage);
        }
        catch (TimeoutException)
        {
            throw BorgProblems.Silent(repository.Name, limits.Storage);
        }
    }

    public async Task<BorgHere> OpenHereAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        await VerifyAsync(repository);
        var host = await OpenBackupHostAsync(cancellationToken);
        return await BorgHere.OpenAsync(host, true, repository, null, cancellationToken, await OpenWayAsync(repository, appendOnly: false, cancellationToken));
    }

    /// <summary>For a repository that does not exist yet. The host is the caller's.</summary>
    public async Task<BorgHere> OpenUnverifiedAsync(IHost host, RepositoryAccess repository, CancellationToken cancellationToken) =>
        await BorgHere.OpenAsync(host, false, repository, null, cancellationToken, await OpenWayAsync(repository, appendOnly: false, cancellationToken));

    /// <summary>The machine that keeps the repository, when that is another one than the backup host.</summary>
    public async Task<SshHost?> OpenKeeperAsync(RepositoryAccess repository, CancellationToken cancellationToken) =>
        repository.Place is { Folder: null, Shell: { } shell } ? (SshHost)await hosts.OpenAsync(shell.Ssh, cancellationToken) : null;

    /// <summary>Makes a host ready to run borg as root on a repository of the backup host.</summary>
    /// <param name="appendOnly">Whether the host may only add; matters for servers, not for this machine.</param>
    /// <param name="limited">Whether the transfer has a limit, which borg knows only for repositories that it does not reach directly.</param>
    public async Task<IBorgPlace> OpenOnAsync(IHost host, RepositoryAccess repository, bool appendOnly, Guid operation, CancellationToken cancellationToken, bool limited = false)
    {
        await VerifyAsync(repository);
        if (repository.Place.Folder is null) return await OpenOnByWayAsync(host, repository, appendOnly, operation, cancellationToken);
        var serve = BorgStart.Serve(repository, stateFolder, appendOnly, operation);
        if (!host.IsLocal)
        {
            return await BorgThere.OpenAsync(host, await host.OpenTunnelAsync(serve, operation, cancellationToken), repository, operation, cancellationToken);
        }

        var user = await LocalServe.UserBesidesRootAsync(host, cancellationToken);
        return user is not null || limited
            ? await BorgThere.OpenAsync(host, new LocalServe(serve, user), repository, operation, cancellationToken)
            : await BorgHere.OpenAsync(host, false, repository, operation, cancellationToken);
    }

    /// <summary>The same for a repository on another machine: `borg serve` runs there, over a connection of the backup host. The host that is backed up learns neither its address nor a credential.</summary>
    private async Task<IBorgPlace> OpenOnByWayAsync(IHost host, RepositoryAccess repository, bool appendOnly, Guid operation, CancellationToken cancellationToken)
    {
        var user = host.IsLocal ? await LocalServe.UserBesidesRootAsync(host, cancellationToken) : null;
        var way = await OpenWayAsync(repository, appendOnly && !host.IsLocal, cancellationToken, user) ?? throw new InvalidOperationException($"{repository.Place} is not reached by borg.");
        try
        {
            if (host.IsLocal && user is null) return await BorgHere.OpenAsync(host, false, repository, operation, cancellationToken, way);
            var tunnel = host.IsLocal ? (ITunnel)way : new ServedTunnel(await host.OpenTunnelAsync(way.Serve, operation, cancellationToken), way);
            return await BorgThere.OpenAsync(host, tunnel, repository, operation, cancellationToken);
        }
        catch
        {
            await way.DisposeAsync();
            throw;
        }
    }

    private async Task<KeeperWay?> OpenWayAsync(RepositoryAccess repository, bool appendOnly, CancellationToken cancellationToken, string? user = null)
    {
        if (await OpenKeeperAsync(repository, cancellationToken) is not { } keeper) return null;
        try
        {
            await BorgVersion.RequireAsync(keeper, asRoot: false, cancellationToken);
            return new KeeperWay(keeper, BorgCommands.Serve(repository.Path, appendOnly), user);
        }
        catch
        {
            await keeper.DisposeAsync();
            throw;
        }
    }
}
