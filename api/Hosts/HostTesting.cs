using BackupApi.Problems;

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
            offered = await OfferedKeyAsync(address, cancellationToken);
            return StepResult.Passed($"An SSH server answers at {address.Address}, port {address.Port}{(address.Jump is { } jump ? $", through {jump.Name}" : "")}.");
        });
        await steps.RunAsync("host_key", "Recognise the machine by its host key", endsTest: true, () => Task.FromResult(Compare(address, offered!)));
    }

    private async Task<HostKey> OfferedKeyAsync(SshAddress address, CancellationToken cancellationToken)
    {
        if (address.HostKey.Length == 0)
            return await HostKeyScan.RunAsync(address, options, cancellationToken);
        try
        {
            return await HostKeyScan.RunAsync(address, options, cancellationToken, PinnedHostKey.Algorithms(PinnedHostKey.Parse(address.HostKey)));
        }
        catch (HostException exception) when (exception.Code == ProblemCodes.HostKeyChanged)
        {
            // It has no key of that kind any more; the one it has is what a person wants to see.
            return await HostKeyScan.RunAsync(address, options, cancellationToken);
        }
    }

    private static StepResult Compare(SshAddress address, HostKey offered)
    {
        if (address.HostKey.Length == 0)
            throw SshErrors.HostKeyUnknown(address);
        var pinned = PinnedHostKey.Parse(address.HostKey);
        return pinned == offered
            ? StepResult.Passed($"It shows the confirmed key {offered.Fingerprint}.")
            : StepResult.Failed($"It shows {offered.Fingerprint} instead of the confirmed {pinned.Fingerprint}.", ProblemCodes.HostKeyChanged, SshErrors.HostKeyChangedHint);
    }
}
