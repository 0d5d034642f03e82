using System.Diagnostics;
using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>A machine reached over one signed-in SSH connection. Commands are sessions of it.</summary>
internal sealed class SshHost(SshMaster master, SshOptions options) : IHost, ICommandCarrier
{
    public string Name => master.Address.Name;

    public bool IsLocal => false;

    public SshMaster Master => master;

    public TimeSpan CommandLimit => options.CommandLimit;

    public Task<IRunningCommand> StartAsync(CommandLine command, CancellationToken cancellationToken) => Hosts.CommandLimit.KeepAsync(
        Name, CommandLimit, limited => ProcessRunner.StartAsync(command, command.AsRoot && UsesSudo, this, limited), cancellationToken);

    public async Task<ITunnel> OpenTunnelAsync(CommandLine serve, Guid operation, CancellationToken cancellationToken) =>
        await ReverseTunnel.OpenAsync(this, serve, operation, cancellationToken);

    public Task CleanUpAsync(Guid operation, CancellationToken cancellationToken) => Leftovers.RemoveAsync(this, operation, cancellationToken);

    public ValueTask DisposeAsync() => master.DisposeAsync();

    /// <summary>A command of this machine that runs a shell script on that one over the open connection, with standard streams joined. Of use while this host is open.</summary>
    public CommandLine Carried(string script) =>
        new("ssh", (string[])[.. SshArguments.Share(master.Socket), PinnedHostKey.Alias, $"exec sh -c {ShellQuoting.CarryInSingleQuotes(script)}"]);

    private bool UsesSudo => master.Address is { UseSudo: true, Username: not "root" };

    ProcessStartInfo ICommandCarrier.Carry(string script) =>
        SshArguments.Start([.. SshArguments.Share(master.Socket), PinnedHostKey.Alias, $"exec sh -c {ShellQuoting.CarryInSingleQuotes(script)}"]);

    async Task ICommandCarrier.SignalAsync(int processGroup, ProcessSignal signal, bool asRoot, CancellationToken cancellationToken) =>
        await this.RunAsync(GroupSignal.Command(processGroup, signal, asRoot), cancellationToken);

    async Task<int> ICommandCarrier.ConcludeAsync(int exitCode, int processGroup, bool asRoot)
    {
        // 255 is the program's own, or the client's word for a lost connection. The master then ends in a moment.
        if (exitCode == 255 && await Task.WhenAny(master.Ended, Task.Delay(TimeSpan.FromSeconds(2))) == master.Ended)
            throw SshErrors.ConnectionLost(master.Address, master.Errors);
        // A signal ended the program there, or its client here; the program runs on then, and nobody hears it any more.
        if (exitCode is > 128 and < 255 && await RunsAsync(processGroup, asRoot))
            throw SshErrors.ClientLost(master.Address);
        return exitCode;
    }

    private async Task<bool> RunsAsync(int processGroup, bool asRoot) =>
        (await this.RunAsync(new CommandLine("sh", "-c", "kill -0 -- \"-$1\"", "sh", processGroup.ToString()) { AsRoot = asRoot }, CancellationToken.None)).Succeeded;

    Exception ICommandCarrier.Explain(int exitCode, string errors)
    {
        if (master.Ended.IsCompleted || exitCode == 255 && master.Ended.Wait(TimeSpan.FromSeconds(2)))
            return SshErrors.ConnectionLost(master.Address, master.Errors);
        if (errors.Contains("refused by peer", StringComparison.Ordinal))
            return SshErrors.NoSession(master.Address);
        return UsesSudo && errors.Contains("sudo", StringComparison.Ordinal) ? SshErrors.Sudo(Name, errors) : SshErrors.NoShell(Name, exitCode, errors);
    }
}
