using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Problems;
using Dapper;
using Npgsql;

namespace BackupApi.Orchestration.Kinds;

/// <summary>Compares what a repository holds with what the database says it holds.</summary>
/// <param name="Vanished">Listed in the database, gone from the repository, and not by us.</param>
/// <param name="Removed">Listed in the database and gone: we had begun to remove them when that operation died.</param>
/// <param name="Unknown">In the repository, not in the database.</param>
internal sealed record RepositoryListing(IReadOnlyList<StoredBackup> Stored, IReadOnlyList<KnownBackup> Vanished, IReadOnlyList<KnownBackup> Removed, IReadOnlyList<StoredBackup> Unknown)
{
    private const string SelectKnown = "select id, archive, engine_id, removal_began_at is not null as removal_began from backups where repository_id = @RepositoryId and status in ('completed', 'warning')";
    private const string MarkVanished = "update backups set status = 'vanished' where id = any (@Ids)";
    private const string MarkRemoved = "update backups set status = 'deleted', deleted_at = now() where id = any (@Ids)";

    public static async Task<RepositoryListing> CompareAsync(IEngine engine, RepositoryAccess access, SystemDatabase database, CancellationToken cancellationToken)
    {
        // Backups end while the repository is read: only what was known before can have vanished, only what is not known after is unknown.
        var before = await ReadKnownAsync(access.Id, database, cancellationToken);
        var stored = await engine.ListAsync(access, cancellationToken);
        var after = await ReadKnownAsync(access.Id, database, cancellationToken);
        var storedIds = stored.Select(backup => backup.EngineId).ToHashSet();
        var knownIds = after.Backups.Select(backup => backup.EngineId).ToHashSet();
        var inWork = before.InWork.Concat(after.InWork).ToHashSet();
        var gone = before.Backups.Where(backup => !storedIds.Contains(backup.EngineId)).ToLookup(backup => backup.RemovalBegan);
        return new RepositoryListing(
            stored, [.. gone[false]], [.. gone[true]], [.. stored.Where(backup => !knownIds.Contains(backup.EngineId) && !inWork.Contains(backup.Archive))]);
    }

    private static Task<(List<KnownBackup> Backups, IReadOnlySet<string> InWork)> ReadKnownAsync(Guid repositoryId, SystemDatabase database, CancellationToken cancellationToken) =>
        database.InsistAsync(async connection =>
        {
            var inWork = await UnlistedBackup.InWorkAsync(connection, repositoryId);
            var known = await connection.QueryAsync<KnownBackup>(new CommandDefinition(SelectKnown, new { RepositoryId = repositoryId }, cancellationToken: cancellationToken));
            return (known.AsList(), inWork);
        }, cancellationToken);

    public async Task MarkAsync(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        await connection.ExecuteAsync(MarkVanished, new { Ids = Vanished.Select(backup => backup.Id).ToArray() }, transaction);
        await connection.ExecuteAsync(MarkRemoved, new { Ids = Removed.Select(backup => backup.Id).ToArray() }, transaction);
    }

    /// <summary>Throws backup_vanished, after raising the alarm, when backups are gone that nobody here removed: append-only does not keep a server
    /// from writing a deletion that the next compact makes real.</summary>
    /// <param name="wanted">These are to go, so that it is no matter if they are gone.</param>
    public async Task RefuseVanishedAsync(OperationContext context, IReadOnlyCollection<Guid> wanted)
    {
        var lost = Vanished.Where(backup => !wanted.Contains(backup.Id)).ToList();
        if (lost.Count == 0) return;
        await context.Record.TransactAsync(MarkAsync, CancellationToken.None);
        foreach (var backup in lost.Take(100)) await context.Log.ErrorAsync($"{backup.Archive} is gone from the repository, and BackupApi did not delete it");
        throw new OperationFailedException(ProblemCodes.BackupVanished, $"{Figures.Count(lost.Count, "backup has", "backups have")} vanished from the repository without BackupApi deleting them. Nothing was deleted now.",
            "Somebody or something with write access removed them. In an append-only repository they can still be brought back until the next compact: see the recovery kit, and find out who did it.");
    }
}

internal sealed record KnownBackup
{
    public Guid Id { get; init; }
    public string Archive { get; init; } = "";
    public string EngineId { get; init; } = "";
    public bool RemovalBegan { get; init; }
}
