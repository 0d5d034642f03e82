using System.Diagnostics;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>One subsystem of an SSH server ("sftp") over a connection of its own. No shell is needed there. It lives in an ssh client that reads our pipe:
/// should this service die, the pipe closes and the connection ends by itself.</summary>
internal sealed class SshSubsystem : IAsyncDisposable
{
    private readonly SshAddress address;
    private readonly SshOptions options;
    private readonly RuntimeFolder folder;
    private readonly Process process;
    private readonly TextTail errors = new();
    private readonly Task following;
    private SshAgent? agent;
    private PasswordPrompt? prompt;

    private SshSubsystem(SshAddress address, SshOptions options, RuntimeFolder folder, Process process, SshAgent? agent, PasswordPrompt? prompt)
    {
        (this.address, this.options, this.folder, this.process, this.agent, this.prompt) = (address, options, folder, process, agent, prompt);
        following = errors.FollowAsync(process.StandardError.BaseStream);
    }

    /// <summary>To the server.</summary>
    public Stream Input => process.StandardInput.BaseStream;

    /// <summary>From the server.</summary>
    public Stream Output => process.StandardOutput.BaseStream;

    /// <summary>How long the first answer may take.</summary>
    public TimeSpan SignInLimit => TimeSpan.FromSeconds(options.ConnectTimeout + options.SignInTimeout);

    /// <summary>Every key of the server that it proved to own, the confirmed one among them: "type base64" each.
    /// Whole once the server has answered something that was asked after the sign-in.</summary>
    public IReadOnlyList<string> ProvenKeys => [.. File.ReadLines(folder["known_hosts"]).Where(line => line.Length > 0).Select(line => PinnedHostKey.Parse(line[(line.IndexOf(' ') + 1)..]).Key)];

    /// <summary>Starts to connect. The first answer of the subsystem proves the sign-in; then call <see cref="SignedInAsync"/>, otherwise <see cref="ExplainAsync"/> says what went wrong.</summary>
    public static async Task<SshSubsystem> StartAsync(SshAddress address, string name, SshOptions options, CancellationToken cancellationToken)
    {
        var folder = RuntimeFolder.Create();
        SshAgent? agent = null;
        PasswordPrompt? prompt = null;
        try
        {
            var hostKey = Pinned(address);
            var knownHosts = folder.Write("known_hosts", PinnedHostKey.KnownHosts(hostKey), UnixFileMode.UserRead | UnixFileMode.UserWrite);
            agent = address.PrivateKey is { } key ? await SshAgent.StartAsync(address.Name, key, folder, cancellationToken) : null;
            prompt = address.Password is { } password ? new PasswordPrompt(password, folder) : null;
            var start = SshArguments.Start([.. Arguments(address, options, knownHosts, hostKey, agent), "-s", PinnedHostKey.Alias, name]);
            prompt?.AddTo(start);
            var process = ProcessRunner.Start(start);
            NativeCalls.Widen(process.StandardInput.BaseStream);
            NativeCalls.Widen(process.StandardOutput.BaseStream);
            return new SshSubsystem(address, options, folder, process, agent, prompt);
        }
        catch
        {
            await ReleaseAsync(agent, prompt);
            folder.Dispose();
            throw;
        }
    }

    /// <summary>The credentials are needed no longer.</summary>
    public async Task SignedInAsync()
    {
        var (held, asked) = (agent, prompt);
        (agent, prompt) = (null, null);
        await ReleaseAsync(held, asked);
    }

    /// <summary>Why there was no first answer.</summary>
    public async Task<HostException> ExplainAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(5));
        try
        {
            await process.WaitForExitAsync(limit.Token);
            await following.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return SshErrors.SignInTimedOut(address, options);
        }

        return errors.ToString().Contains("subsystem request failed", StringComparison.Ordinal)
            ? new HostException(ProblemCodes.ToolMissing, $"{address} signs us in but offers no SFTP.", "Turn it on in the server's sshd_config: Subsystem sftp internal-sftp.")
            : SshErrors.SignIn(address, process.ExitCode, errors.ToString(), "");
    }

    /// <summary>What the client said last; for a connection that broke.</summary>
    public HostException Lost() => SshErrors.ConnectionLost(address, errors.ToString());

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        await SignedInAsync();
        folder.Dispose();
    }

    // The confirmed key is asked for first. That others may be shown later on matters for UpdateHostKeys alone: who has not proven the confirmed one is refused.
    private static List<string> Arguments(SshAddress address, SshOptions options, string knownHosts, HostKey hostKey, SshAgent? agent)
    {
        List<string> arguments = ["-o", "UpdateHostKeys=yes", .. SshArguments.Connect(address, options, knownHosts, null)];
        SshArguments.Add(arguments, "StrictHostKeyChecking=yes", $"HostKeyAlgorithms=^{PinnedHostKey.Algorithms(hostKey)}", "ControlMaster=no", "ControlPath=none");
        SshArguments.Add(arguments, agent is null ? "IdentityAgent=none" : $"IdentityAgent={agent.Socket}", $"PubkeyAuthentication={(agent is null ? "no" : "yes")}");
        SshArguments.Add(arguments, address.Password is null ? ["BatchMode=yes", "PreferredAuthentications=publickey"]
            : ["NumberOfPasswordPrompts=1", $"PreferredAuthentications={(agent is null ? "" : "publickey,")}password,keyboard-interactive"]);
        return arguments;
    }

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

    private static async Task ReleaseAsync(SshAgent? agent, PasswordPrompt? prompt)
    {
        prompt?.Dispose();
        if (agent is not null) await agent.DisposeAsync();
    }
}
