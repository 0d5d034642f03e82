namespace BackupApi.Engines.Borg;

/// <summary>Asks the repository for one backup. Borg takes longer to start than to look, so it may be begun while the backup is still being written, and told to look
/// as soon as that has committed. What it finds then is proof; what it does not find is looked for again.</summary>
internal sealed class BorgProof(BorgRunner runner, RepositoryAccess repository, string archive) : IAsyncDisposable
{
    /// <summary>How long one may wait that was begun on the chance that there is little to write.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private Task<BorgLook>? look;
    private Task<StoredBackup?>? asked;
    private Task ending = Task.CompletedTask;
    private long begun;
    private bool isRead;

    /// <summary>Follows the backup that is being written, and never holds it up.</summary>
    public void Take(BorgMessage message)
    {
        switch (message)
        {
            case StepProgress { Id: "cache.begin_transaction" } when begun == 0:
                Begin();
                break;
            case ArchiveProgress when look is not null && Environment.TickCount64 - begun > Patience.TotalMilliseconds:
                ending = EndAsync();
                break;
            case ArchiveRead:
                isRead = true;
                Begin();
                break;
            case StepProgress { Id: "cache.commit" } when isRead: // The repository's commit came before; checkpoints say the same.
                asked ??= AskAsync(CancellationToken.None);
                break;
        }
    }

    /// <summary>What the repository lists now; null when it does not list the backup.</summary>
    public async Task<StoredBackup?> ReadAsync(CancellationToken cancellationToken)
    {
        if (asked is not null)
        {
            await Task.WhenAny(asked);
            if (asked is { IsCompletedSuccessfully: true, Result: { } found }) return found;
            await EndAsync();
        }

        return await AskAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await ending;
    }

    private void Begin()
    {
        if (look is not null) return;
        begun = Environment.TickCount64;
        look = BorgLook.StartAsync(runner, repository, archive);
    }

    private async Task<StoredBackup?> AskAsync(CancellationToken cancellationToken)
    {
        Begin();
        return await (await look!).AskAsync(repository.Name, cancellationToken);
    }

    private async Task EndAsync()
    {
        if (look is not { } ended) return;
        look = null;
        await Task.WhenAny(ended);
        if (ended.IsCompletedSuccessfully) await (await ended).DisposeAsync();
    }
}
