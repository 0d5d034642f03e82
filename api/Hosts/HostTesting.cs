namespace BackupApi.Hosts;

/// <summary>Tries, step by step, everything that a backup will need of a server.</summary>
internal sealed class HostTesting(IHostFactory hosts, SshOptions options)
{
    public async Task<HostTest> RunAsync(HostAddress address, CancellationToken cancellationToken)
    {
        var steps = new StepList(cancellationToken);
        if (address is SshAddress ssh)
            await ReachAsync(steps, ssh, cancellationToken);
        IHost? host = null;
        await steps.RunAsync("sign_in", address is SshAddress ? "Sign in" : "Use this machine", endsTest: true, async () =>
        {
            host = await hosts.OpenAsync(address, cancellationToken);
            return StepResult.Passed(address is SshAddress reached ? $"Signed in as {reached}." : "Commands run on this machine.");
        });
        if (host is null)
            steps.Skip(HostChecks.All(address));
        else
            await using (host)
                await HostChecks.RunAsync(steps, host, address, cancellationToken);
        return steps.ToTest();
    }

    private async Task ReachAsync(StepList steps, SshAddress address, CancellationToken cancellationToken)
    {
        HostKey? offered = null;
        await steps.RunAsync("reach", "Reach the machine", endsTest: true, async () =>
        {
            offered = await HostKeyScan.OfferedAsync(address, options, cancellationToken);
            return StepResult.Passed($"An SSH server answers at {address.Address}, port {address.Port}{(address.Jump is { } jump ? $", through {jump.Name}" : "")}.");
        });
        await steps.RunAsync("host_key", "Recognise the machine by its host key", endsTest: true, () => Task.FromResult(HostKeyScan.Compare(address, offered!)));
    }
}
