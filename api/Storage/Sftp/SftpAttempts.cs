using BackupApi.Problems;

namespace BackupApi.Storage.Sftp;

/// <summary>Runs tasks on connections of one site, again on a new one when it is lost on the way. So every task must be safe to repeat.</summary>
internal sealed class SftpAttempts(SftpSessions sessions, SftpPatience patience)
{
    private const long NoRoom = 1 << 20;

    /// <param name="path">What the task is about.</param>
    /// <param name="failing">What a refusal means for it: "cannot be read".</param>
    public async Task<T> RunAsync<T>(Func<SftpSession, Task<T>> act, string path, string failing, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(act, path, failing, cancellationToken);
            }
            catch (StorageException exception) when (exception.IsTransient && attempt <= patience.Retries)
            {
                await Task.Delay(patience.Pause(attempt), cancellationToken);
            }
        }
    }

    /// <summary>Turns a refusal into what a person understands; a failure that says nothing may be a full disk.</summary>
    public async Task<StorageException> ExplainAsync(SftpSession session, SftpRefusal refusal, string path, string failing, CancellationToken cancellationToken)
    {
        var obstacle = refusal.Status == SftpStatus.Failure ? await FindObstacleAsync(session, NoRoom, path, failing, cancellationToken) : null;
        return obstacle ?? SftpFaults.Explain(refusal, sessions.Site, $"{path} {failing}");
    }

    /// <summary>What keeps the site from taking that many bytes more; null when it does not tell.</summary>
    public async Task<StorageException?> FindObstacleAsync(SftpSession session, long bytes, string path, string failing, CancellationToken cancellationToken)
    {
        var site = sessions.Site;
        var room = await TryMeasureAsync(session, cancellationToken);
        if (room is { IsReadOnly: true })
            return new StorageException(ProblemCodes.StorageUnwritable, $"{path} {failing} on {site}: its file system is mounted read-only.", "Look at the kernel's log there: a failing disk is often the reason; then mount it writable.");
        return room is not null && (room.Free < bytes || room.FreeInodes == 0)
            ? new StorageException(ProblemCodes.StorageFull, $"{site} has no room left for {path}.", "Free some room on it, or delete backups that are no longer needed.")
            : null;
    }

    private async Task<T> OnceAsync<T>(Func<SftpSession, Task<T>> act, string path, string failing, CancellationToken cancellationToken)
    {
        var session = await sessions.TakeAsync(patience, cancellationToken);
        var isSound = false;
        try
        {
            var result = await act(session);
            isSound = true;
            return result;
        }
        catch (SftpRefusal refusal)
        {
            throw await ExplainAsync(session, refusal, path, failing, cancellationToken);
        }
        finally
        {
            await sessions.GiveBackAsync(session, isSound);
        }
    }

    private async Task<SftpRoom?> TryMeasureAsync(SftpSession session, CancellationToken cancellationToken)
    {
        try
        {
            return await SftpRoom.AskAsync(session, sessions.Site.Folder, cancellationToken);
        }
        catch (Exception exception) when (exception is SftpRefusal or StorageException)
        {
            return null;
        }
    }
}
