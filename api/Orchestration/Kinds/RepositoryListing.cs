using BackupApi.Data;
using BackupApi.Engines;
using Dapper;
using Npgsql;

namespace BackupApi.Orchestration.Kinds;

/// <summary>Compares what a repository holds with what the database says it holds.</summary>
/// <param name="Vanished">Listed in the database, gone from the repository, and not by us.</param>
/// <param name="Unknown">In the repository, not in the database.</param>
internal sealed record RepositoryListing(IReadOnlyList<StoredBackup> Stored, IReadOnlyList<KnownBackup> Vanished, IReadOnlyList<StoredBackup> Unknown)
{
    private const string SelectKnown = "select id, archive, engine_id from backups where repository_id = @RepositoryId and status in ('completed', 'warning')";
    private const string MarkVanished = "update backups set status = 'vanished' where id = any (@Ids)";

    public static async Task<RepositoryListing> CompareAsync(IEngine engine, RepositoryAccess access, SystemDatabase database, CancellationToken cancellationToken)
    {
        // Backups end while the repository is read: only what was known before can have vanished, only what is not known after is unknown.
        var before = await ReadKnownAsync(access.Id, database, cancellationToken);
        var stored = await engine.ListAsync(access, cancellationToken);
        var after = await ReadKnownAsync(access.Id, database, cancellationToken);
        var storedIds = stored.Select(backup => backup.EngineId).ToHashSet();
        var knownIds = after.Backups.Select(backup => backup.EngineId).ToHashSet();
        var inWork = before.InWork.Concat(after.InWork).ToHashSet();
        return new RepositoryListing(
            stored, [.. before.Backups.Where(backup => !storedIds.Contains(backup.EngineId))], [.. stored.Where(backup => !knownIds.Contains(backup.EngineId) && !inWork.Contains(backup.Archive))]);
    }

    private static Task<(List<KnownBackup> Backups, IReadOnlySet<string> InWork)> ReadKnownAsync(Guid repositoryId, SystemDatabase database, CancellationToken cancellationToken) =>
        database.InsistAsync(async connection =>
        {
            var inWork = await UnlistedBackup.InWorkAsync(connection, repositoryId);
            var known = await connection.QueryAsync<KnownBackup>(new CommandDefinition(SelectKnown, new { RepositoryId = repositoryId }, cancellationToken: cancellationToken));
            return (known.AsList(), inWork);
        }, cancellationToken);

    public Task MarkAsync(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        connection.ExecuteAsync(MarkVanished, new { Ids = Vanished.Select(backup => backup.Id).ToArray() }, transaction);
}

internal sealed record KnownBackup
{
    public Guid Id { get; init; }
    public string Archive { get; init; } = "";
    public string EngineId { get; init; } = "";
}
