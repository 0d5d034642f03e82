using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>Asks a machine for its host key, without signing in. The best kind that it has is taken.</summary>
internal static class HostKeyScan
{
    private const string Preferred = "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,rsa-sha2-512,rsa-sha2-256";

    /// <param name="address">Its user and credentials are not used.</param>
    /// <param name="algorithms">Kinds of keys to ask for; null for the usual order.</param>
    public static async Task<HostKey> RunAsync(SshAddress address, SshOptions options, CancellationToken cancellationToken, string? algorithms = null)
    {
        await using var jump = address.Jump is { } through ? await SshMaster.OpenAsync(through, options, cancellationToken) : null;
        using var folder = RuntimeFolder.Create();
        var arguments = SshArguments.Connect(address, options, folder["seen"], jump?.Socket);
        SshArguments.Add(arguments, "StrictHostKeyChecking=accept-new", $"HostKeyAlgorithms={algorithms ?? Preferred}", "BatchMode=yes", "PreferredAuthentications=none",
            "PubkeyAuthentication=no", "IdentityAgent=none", "ControlMaster=no", "ControlPath=none");
        using var process = ProcessRunner.Start(SshArguments.Start([.. arguments, PinnedHostKey.Alias, "exit"]));
        process.StandardInput.Close();
        var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        // The client writes the key down before the sign-in, which is bound to fail.
        return File.Exists(folder["seen"]) && File.ReadLines(folder["seen"]).FirstOrDefault() is { } line
            ? PinnedHostKey.Parse(line[(line.IndexOf(' ') + 1)..])
            : throw SshErrors.SignIn(address, process.ExitCode, errors + jump?.Errors, "");
    }

    /// <summary>The key of the confirmed kind where the machine still has one; otherwise the one that it has, for a person to see.</summary>
    public static async Task<HostKey> OfferedAsync(SshAddress address, SshOptions options, CancellationToken cancellationToken)
    {
        if (address.HostKey.Length == 0)
            return await RunAsync(address, options, cancellationToken);
        try
        {
            return await RunAsync(address, options, cancellationToken, PinnedHostKey.Algorithms(PinnedHostKey.Parse(address.HostKey)));
        }
        catch (HostException exception) when (exception.Code == ProblemCodes.HostKeyChanged)
        {
            return await RunAsync(address, options, cancellationToken);
        }
    }

    public static StepResult Compare(SshAddress address, HostKey offered)
    {
        if (address.HostKey.Length == 0)
            throw SshErrors.HostKeyUnknown(address);
        var pinned = PinnedHostKey.Parse(address.HostKey);
        return pinned == offered
            ? StepResult.Passed($"It shows the confirmed key {offered.Fingerprint}.")
            : StepResult.Failed($"It shows {offered.Fingerprint} instead of the confirmed {pinned.Fingerprint}.", ProblemCodes.HostKeyChanged, SshErrors.HostKeyChangedHint);
    }
}
