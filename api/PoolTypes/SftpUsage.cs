using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;
using BackupApi.Storage;
using BackupApi.Storage.Sftp;

namespace BackupApi.PoolTypes;

/// <summary>How full the file system of an SFTP pool is: asked over SFTP (OpenSSH can tell), otherwise by `df` where the account has a shell.</summary>
internal sealed class SftpUsage(IHostFactory hosts, SftpSite site)
{
    /// <summary>Throws <see cref="StorageException"/> when neither works.</summary>
    public async Task<PoolUsage> MeasureAsync(SftpAttempts attempts, CancellationToken cancellationToken) =>
        await TryMeasureAsync(attempts, cancellationToken) ?? throw new StorageException(ProblemCodes.StorageUnwritable, $"{site} does not tell how full it is.", "Give the pool a quota, so that a warning comes in time.");

    /// <summary>Null when neither works.</summary>
    public async Task<PoolUsage?> TryMeasureAsync(SftpAttempts attempts, CancellationToken cancellationToken)
    {
        var room = await attempts.RunAsync(async session => await SftpRoom.AskAsync(session, await ExistingAsync(session, cancellationToken), cancellationToken), site.Folder, "cannot be measured", cancellationToken);
        return room is null ? await AskShellAsync(cancellationToken) : new PoolUsage(room.Capacity, room.Used, room.Free, room.FreeInodes);
    }

    /// <summary>The pool's folder, or the nearest above it that is there.</summary>
    private async Task<string> ExistingAsync(SftpSession session, CancellationToken cancellationToken)
    {
        var folder = site.Folder;
        while (folder is not ("" or "/") && await session.FindAsync(folder, cancellationToken) is null) folder = SftpPaths.Parent(folder);
        return folder.Length == 0 ? "." : folder;
    }

    private async Task<PoolUsage?> AskShellAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var host = await hosts.OpenAsync(site.Ssh, cancellationToken);
            var result = await host.RunAsync(new CommandLine("df", "-Pk", "--", site.Folder), cancellationToken);
            var words = result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault()?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return result.Succeeded && words is [_, _, var used, var free, ..] && long.TryParse(used, out var usedKib) && long.TryParse(free, out var freeKib)
                ? new PoolUsage((usedKib + freeKib) * 1024, usedKib * 1024, freeKib * 1024, null) : null;
        }
        catch (HostException)
        {
            // Accounts for SFTP alone have no shell.
            return null;
        }
    }
}
