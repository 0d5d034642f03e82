using System.Diagnostics;
using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>This machine.</summary>
/// <param name="useSudo">Commands that ask for root get it through sudo, unless this process is root.</param>
internal sealed class LocalHost(string name, bool useSudo) : IHost, ICommandCarrier
{
    private static readonly string[] KeptVariables = ["PATH", "HOME", "USER", "LOGNAME", "SHELL", "TMPDIR"];

    /// <summary>Whether commands that ask for root run as another user than the others.</summary>
    public bool UsesSudo { get; } = useSudo && !System.Environment.IsPrivilegedProcess;

    public string Name => name;

    public bool IsLocal => true;

    public TimeSpan CommandLimit { get; init; } = TimeSpan.FromMinutes(2);

    public Task<IRunningCommand> StartAsync(CommandLine command, CancellationToken cancellationToken) => Hosts.CommandLimit.KeepAsync(
        name, CommandLimit, limited => ProcessRunner.StartAsync(command, command.AsRoot && UsesSudo, this, limited), cancellationToken);

    public async Task<ITunnel> OpenTunnelAsync(CommandLine serve, Guid operation, CancellationToken cancellationToken) =>
        await LocalTunnel.OpenAsync(this, serve, operation, cancellationToken);

    // As a rule nothing is left, which takes less time to see from here; what only root sees is left to the script.
    public Task CleanUpAsync(Guid operation, CancellationToken cancellationToken) =>
        UsesSudo || Leftovers.AreHere(operation) ? Leftovers.RemoveAsync(this, operation, cancellationToken) : Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    ProcessStartInfo ICommandCarrier.Carry(string script)
    {
        // In a session of its own, so that Ctrl-C at our terminal does not reach it.
        var start = new ProcessStartInfo("setsid", ["sh", "-c", ShellQuoting.Carry(script)]);
        KeepEnvironment(start);
        return start;
    }

    /// <summary>The service's own environment may hold its database password, which no backup script should see. The owner's mark is added.</summary>
    public static void KeepEnvironment(ProcessStartInfo start)
    {
        foreach (var variable in start.Environment.Keys.Except(KeptVariables).ToList())
            start.Environment.Remove(variable);
        start.Environment[ProcessOwner.Variable] = ProcessOwner.Own;
    }

    async Task ICommandCarrier.SignalAsync(int processGroup, ProcessSignal signal, bool asRoot, CancellationToken cancellationToken)
    {
        if (asRoot)
            await this.RunAsync(GroupSignal.Command(processGroup, signal, asRoot), cancellationToken);
        else
            NativeCalls.KillGroup(processGroup, signal);
    }

    Task<int> ICommandCarrier.ConcludeAsync(int exitCode, int processGroup, bool asRoot) => Task.FromResult(exitCode);

    Exception ICommandCarrier.Explain(int exitCode, string errors) =>
        UsesSudo && errors.Contains("sudo", StringComparison.Ordinal) ? SshErrors.Sudo(name, errors) : SshErrors.NoShell(name, exitCode, errors);
}
