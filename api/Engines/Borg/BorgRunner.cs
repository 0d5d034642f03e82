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
        var command = await host.StartAsync(BorgStart.Command(call, call.Tunnel is null ? stateFolder : null), cancellationToken);
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
            await Task.Run(() => RepositoryFolder.Verify(repository)).WaitAsync(limits.Storage);
        }
        catch (TimeoutException)
        {
            throw BorgProblems.Silent(repository.Name, limits.Storage);
        }
    }

    public async Task<BorgHere> OpenHereAsync(RepositoryAccess repository, CancellationToken cancellationToken)
    {
        await VerifyAsync(repository);
        return await BorgHere.OpenAsync(await OpenBackupHostAsync(cancellationToken), true, repository, null, cancellationToken);
    }

    /// <summary>For a repository that does not exist yet. The host is the caller's.</summary>
    public Task<BorgHere> OpenUnverifiedAsync(IHost host, RepositoryAccess repository, CancellationToken cancellationToken) =>
        BorgHere.OpenAsync(host, false, repository, null, cancellationToken);

    /// <summary>Makes a host ready to run borg as root on a repository of the backup host.</summary>
    /// <param name="appendOnly">Whether the host may only add; matters for servers, not for this machine.</param>
    /// <param name="limited">Whether the transfer has a limit, which borg knows only for repositories that it does not reach directly.</param>
    public async Task<IBorgPlace> OpenOnAsync(IHost host, RepositoryAccess repository, bool appendOnly, Guid operation, CancellationToken cancellationToken, bool limited = false)
    {
        await VerifyAsync(repository);
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
}
