using System.Diagnostics;
using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>One signed-in connection, shared by every command through its control socket. It lives in an ssh client of ours whose own
/// session reads our pipe: should this service die, the pipe closes and the connection ends by itself.</summary>
internal sealed class SshMaster : IAsyncDisposable
{
    private readonly RuntimeFolder folder;
    private readonly SshMaster? jump;
    private readonly Process process;
    private readonly TextTail errors = new();
    private readonly Task following;

    private SshMaster(SshAddress address, RuntimeFolder folder, SshMaster? jump, Process process)
    {
        (Address, this.folder, this.jump, this.process) = (address, folder, jump, process);
        following = errors.FollowAsync(process.StandardError.BaseStream);
        Ended = process.WaitForExitAsync();
    }

    public SshAddress Address { get; }

    public string Socket => SocketIn(folder);

    public RuntimeFolder Folder => folder;

    /// <summary>Ends with the connection.</summary>
    public Task Ended { get; }

    public string Errors => errors + jump?.Errors;

    /// <summary>Connects and signs in. Throws <see cref="HostException"/>.</summary>
    public static async Task<SshMaster> OpenAsync(SshAddress address, SshOptions options, CancellationToken cancellationToken)
    {
        var jump = address.Jump is { } through ? await OpenAsync(through, options, cancellationToken) : null;
        var folder = RuntimeFolder.Create();
        try
        {
            return await SignInAsync(address, options, folder, jump, cancellationToken);
        }
        catch
        {
            folder.Dispose();
            if (jump is not null)
                await jump.DisposeAsync();
            throw;
        }
    }

    private static async Task<SshMaster> SignInAsync(SshAddress address, SshOptions options, RuntimeFolder folder, SshMaster? jump, CancellationToken cancellationToken)
    {
        var hostKey = Pinned(address);
        var knownHosts = folder.Write("known_hosts", PinnedHostKey.KnownHosts(hostKey), UnixFileMode.UserRead);
        var arguments = SshArguments.Connect(address, options, knownHosts, jump?.Socket);
        SshArguments.Add(arguments, "StrictHostKeyChecking=yes", $"HostKeyAlgorithms={PinnedHostKey.Algorithms(hostKey)}", "ControlMaster=yes", $"ControlPath={SocketIn(folder)}", "ControlPersist=no");
        await using var agent = address.PrivateKey is { } key ? await SshAgent.StartAsync(address.Name, key, folder, cancellationToken) : null;
        using var prompt = agent is null && address.Password is { } password ? new PasswordPrompt(password, folder) : null;
        SshArguments.Add(arguments, Credentials(agent));
        var marker = StartMarker.Create();
        arguments.AddRange([PinnedHostKey.Alias, $"exec sh -c {ShellQuoting.CarryInSingleQuotes($"printf '{marker}\\n'; exec cat >/dev/null")}"]);
        var start = SshArguments.Start(arguments);
        prompt?.AddTo(start);
        var master = new SshMaster(address, folder, jump, ProcessRunner.Start(start));
        try
        {
            await master.AwaitShellAsync(marker, options, cancellationToken);
            return master;
        }
        catch
        {
            await master.EndAsync();
            throw;
        }
    }

    private static string[] Credentials(SshAgent? agent) => agent is null
        ? ["PubkeyAuthentication=no", "PreferredAuthentications=password,keyboard-interactive", "NumberOfPasswordPrompts=1", "IdentityAgent=none"]
        : ["PreferredAuthentications=publickey", "BatchMode=yes", $"IdentityAgent={agent.Socket}"];

    private async Task AwaitShellAsync(string marker, SshOptions options, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.ConnectTimeout + options.SignInTimeout));
        try
        {
            var (noise, word, _) = await StartMarker.ReadAsync(process.StandardOutput.BaseStream, marker, limit.Token);
            if (word is not null)
                return;
            await process.WaitForExitAsync(limit.Token);
            await following.WaitAsync(limit.Token);
            throw SshErrors.SignIn(Address, process.ExitCode, Errors, noise);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw SshErrors.SignInTimedOut(Address, options);
        }
    }

    private static string SocketIn(RuntimeFolder folder) => folder["master"];

    private static HostKey Pinned(SshAddress address)
    {
        try
        {
            return PinnedHostKey.Parse(address.HostKey);
        }
        catch (FormatException)
        {
            throw SshErrors.HostKeyUnknown(address);
        }
    }

    private async Task EndAsync()
    {
        if (!process.HasExited)
        {
            // The client removes its socket when it is asked to end.
            NativeCalls.Terminate(process.Id);
            await Task.WhenAny(Ended, Task.Delay(TimeSpan.FromSeconds(3)));
            process.Kill(entireProcessTree: true);
        }
        await Ended;
        process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        folder.Dispose();
        if (jump is not null)
            await jump.DisposeAsync();
    }
}
