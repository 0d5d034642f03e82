using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;
using BackupApi.Storage;
using BackupApi.Storage.Sftp;

namespace BackupApi.PoolTypes;

/// <summary>Proves that a folder of an SSH server can hold repositories: reach, host key, sign in, folder, write, read back, list, delete, room; tells whether borg can serve there.
/// Leaves nothing behind.</summary>
internal sealed class SftpPoolCheck(SftpSite site, IHostFactory hosts, SshOptions options)
{
    private readonly SftpSessions sessions = new(site, options);
    private HostKey? offered;
    private string? firstMade;

    public async Task<PoolHealth> RunAsync(CancellationToken cancellationToken)
    {
        var steps = new PoolSteps(cancellationToken);
        await steps.RunAsync("reach", "Reach the machine", () => ReachAsync(cancellationToken));
        await steps.RunAsync("host_key", "Recognise the machine by its host key", () => Task.FromResult(HostKeyScan.Compare(site.Ssh, offered!)));
        await steps.RunAsync("sign_in", "Sign in", () => SignInAsync(cancellationToken));
        await steps.RunAsync("folder", "Open the folder", () => OpenFolderAsync(cancellationToken));
        await steps.ProbeAsync(new SftpObjects(sessions, SftpPatience.Short, site.Folder));
        PoolUsage? usage = null;
        await steps.RunAsync("room", "There is room", async () =>
        {
            usage = await new SftpUsage(hosts, site).TryMeasureAsync(new SftpAttempts(sessions, SftpPatience.Short), cancellationToken);
            return PoolRoom.Judge(usage);
        });
        await steps.RunAsync("borg", "Look for borg there", () => LookForBorgAsync(cancellationToken));
        await RemoveMadeAsync();
        return steps.ToHealth("The folder can be written, read, listed and cleaned.", usage);
    }

    private async Task<StepResult> ReachAsync(CancellationToken cancellationToken)
    {
        try
        {
            offered = await HostKeyScan.OfferedAsync(site.Ssh, options, cancellationToken);
            return StepResult.Passed($"An SSH server answers at {site.Address}, port {site.Port}.");
        }
        catch (HostException exception)
        {
            throw SftpFaults.Explain(exception, site);
        }
    }

    private async Task<StepResult> SignInAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(site.PrivateKey) && string.IsNullOrEmpty(site.Password))
            return StepResult.Failed("There is neither a private key nor a password to sign in with.", ProblemCodes.StorageCredentialsRefused, "Paste the private key, or choose the password and enter it.");
        var session = await sessions.TakeAsync(SftpPatience.Short, cancellationToken);
        await sessions.GiveBackAsync(session, isSound: true);
        return StepResult.Passed($"Signed in as {site.Username}.");
    }

    private async Task<StepResult> OpenFolderAsync(CancellationToken cancellationToken)
    {
        var isThere = await new SftpAttempts(sessions, SftpPatience.Short).RunAsync(async session =>
        {
            if (await session.FindAsync(site.Folder, cancellationToken) is { } found) return found.IsFolder ? (bool?)true : null;
            firstMade = await session.MakeFoldersAsync(site.Folder, cancellationToken);
            return false;
        }, site.Folder, "is not there and cannot be made", cancellationToken);
        return isThere switch
        {
            null => StepResult.Failed($"{site.Folder} on {site} is no folder.", ProblemCodes.StorageUnwritable, "Name a folder."),
            true => StepResult.Passed($"{site.Folder} exists."),
            false => StepResult.Passed($"{site.Folder} does not exist yet and can be made."),
        };
    }

    private async Task<StepResult> LookForBorgAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var host = await hosts.OpenAsync(site.Ssh, cancellationToken);
            var result = await host.RunAsync(new CommandLine("borg", "--version"), cancellationToken);
            return StepResult.Passed(result.Succeeded ? $"{result.StandardOutput.Trim()}: Borg repositories can be kept there, besides restic and archives."
                : "It is not installed there: restic repositories and archives can be kept there; for Borg repositories, install it (package borgbackup).");
        }
        catch (HostException exception)
        {
            return StepResult.Passed($"The account runs no commands, so restic repositories and archives can be kept there, and no Borg repositories. ({exception.Message})");
        }
    }

    private async Task RemoveMadeAsync()
    {
        if (firstMade is null) return;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await new SftpAttempts(sessions, SftpPatience.Short).RunAsync(async session =>
            {
                // From the deepest up, and only what is still empty.
                for (var folder = site.Folder; folder.Length >= firstMade.Length && await session.TryRemoveFolderAsync(folder, limit.Token); folder = SftpPaths.Parent(folder)) { }
                return true;
            }, site.Folder, "cannot be removed", limit.Token);
        }
        catch (Exception exception) when (exception is StorageException or OperationCanceledException)
        {
            // An empty folder does no harm, and an earlier step says what is wrong.
        }
    }
}
