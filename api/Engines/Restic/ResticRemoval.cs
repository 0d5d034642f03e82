using System.Text;

namespace BackupApi.Engines.Restic;

/// <summary>Takes backups out of a repository. Everything here runs on the backup host.</summary>
internal sealed class ResticRemoval(ResticRunner runner, ResticBackups backups)
{
    private const int IdsPerRun = 500;

    public async Task DeleteAsync(RepositoryAccess repository, IReadOnlyList<string> archives, IEngineObserver observer, CancellationToken cancellationToken)
    {
        var list = await backups.ListAsync(repository, cancellationToken);
        var ids = list.Whole.Where(backup => archives.Contains(backup.Archive)).SelectMany(backup => backup.Ids).ToList();
        var gone = archives.FirstOrDefault(archive => list.Find(archive) is null);
        if (gone is not null) throw ResticProblems.NoSuchBackup(repository.Name);
        await new ResticLocks(runner).RemoveStaleAsync(repository, [], cancellationToken);
        await ForgetAsync(repository, ids, cancellationToken);
        await PruneAsync(repository, observer, cancellationToken);
    }

    /// <summary>Frees the room of what no backup uses, also of what interrupted runs had stored.</summary>
    public async Task ReclaimAsync(RepositoryAccess repository, IEngineObserver observer, CancellationToken cancellationToken)
    {
        await new ResticLocks(runner).RemoveStaleAsync(repository, [], cancellationToken);
        await PruneAsync(repository, observer, cancellationToken);
    }

    private async Task PruneAsync(RepositoryAccess repository, IEngineObserver observer, CancellationToken cancellationToken)
    {
        await using var here = await runner.OpenHereAsync(repository, cancellationToken);
        var gate = new SerialObserver(observer);
        var result = await runner.RunAsync(here.Host, here.Call(ResticCommands.Prune()), line => SayAsync(gate, EngineLogLevel.Warning, line, cancellationToken), ReadAsync, cancellationToken);
        if (!result.Succeeded) throw ResticProblems.Explain(result, repository.Name, here.Host.Name);

        async Task ReadAsync(Stream output)
        {
            using var reader = new StreamReader(output, Encoding.UTF8);
            while (await reader.ReadLineAsync(CancellationToken.None) is { } line) await SayAsync(gate, EngineLogLevel.Info, line, cancellationToken);
        }
    }

    /// <summary>Removes the parts that interrupted runs of one backup left, and their locks. Returns the backup itself when the repository lists it;
    /// <paramref name="whole"/> removes it too.</summary>
    public async Task<StoredBackup?> CleanUpAsync(RepositoryAccess repository, string archive, bool whole, CancellationToken cancellationToken)
    {
        await new ResticLocks(runner).RemoveStaleAsync(repository, new ResticNotes(runner, repository).ProcessesOf(archive), cancellationToken);
        var list = await backups.ListAsync(repository, cancellationToken);
        var found = list.Find(archive);
        List<string> ids = [.. list.Remains[archive], .. whole ? list.Whole.Where(backup => backup.Archive == archive).SelectMany(backup => backup.Ids) : []];
        await ForgetAsync(repository, ids, cancellationToken);
        return found?.Stored;
    }

    private async Task ForgetAsync(RepositoryAccess repository, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        foreach (var some in ids.Chunk(IdsPerRun)) await runner.RunHereAsync(repository, ResticCommands.Forget(some), cancellationToken);
    }

    private static ValueTask SayAsync(SerialObserver observer, EngineLogLevel level, string line, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(line) || line.StartsWith('[') ? ValueTask.CompletedTask : observer.LogAsync(level, line.Trim(), cancellationToken);
}
