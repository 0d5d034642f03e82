using System.Collections.Concurrent;
using System.Diagnostics;
using BackupApi.Hosts;

namespace BackupApi.Storage.Sftp;

/// <summary>Connections of one site. Each is lent to one task at a time; one that is given back sound waits a while for the next.</summary>
internal sealed class SftpSessions(SftpSite site, SshOptions options)
{
    private const int KeptAtMost = 4;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<(SftpSession Session, long Since)> idle = new();
    private int isClosing;

    public SftpSite Site => site;

    public async Task<SftpSession> TakeAsync(SftpPatience patience, CancellationToken cancellationToken)
    {
        while (idle.TryDequeue(out var kept))
        {
            if (kept.Session.IsOpen && Stopwatch.GetElapsedTime(kept.Since) < Idle) return kept.Session;
            await kept.Session.DisposeAsync();
        }

        return await SftpSession.OpenAsync(site, options, patience.Answer, cancellationToken);
    }

    /// <param name="isSound">No request of the task is left without an answer.</param>
    public async ValueTask GiveBackAsync(SftpSession session, bool isSound)
    {
        if (!isSound || !session.IsOpen || idle.Count >= KeptAtMost)
        {
            await session.DisposeAsync();
            return;
        }

        idle.Enqueue((session, Stopwatch.GetTimestamp()));
        if (Interlocked.Exchange(ref isClosing, 1) == 0) _ = CloseIdleAsync();
    }

    /// <summary>Every key that the server proves to own, the pinned one first: "type base64" each.</summary>
    public async Task<IReadOnlyList<string>> ProvenKeysAsync(SftpPatience patience, CancellationToken cancellationToken)
    {
        var attempts = new SftpAttempts(this, patience);
        return await attempts.RunAsync(async session =>
        {
            // Keys are proven right behind the sign-in; an answer to something that was asked later comes after them.
            await session.AskAsync(SftpRequest.Of(SftpType.RealPath, "."), cancellationToken);
            return session.ProvenKeys;
        }, site.Folder, "cannot be looked at", cancellationToken);
    }

    private async Task CloseIdleAsync()
    {
        while (!idle.IsEmpty)
        {
            await Task.Delay(Idle / 4);
            for (var left = idle.Count; left > 0 && idle.TryDequeue(out var kept); left--)
            {
                if (kept.Session.IsOpen && Stopwatch.GetElapsedTime(kept.Since) < Idle) idle.Enqueue(kept);
                else await kept.Session.DisposeAsync();
            }
        }

        Interlocked.Exchange(ref isClosing, 0);
        if (!idle.IsEmpty && Interlocked.Exchange(ref isClosing, 1) == 0) _ = CloseIdleAsync();
    }
}
