using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Inventory;
using Dapper;
using Npgsql;

namespace BackupApi.Orchestration;

/// <summary>A whole backup in a repository that the database does not know: its worker died, or lost the way to it, in the moment between storing and listing it.</summary>
internal static class UnlistedBackup
{
    private const string IsKnownSql = "select exists (select from backups where repository_id = @RepositoryId and archive = @Archive and status <> 'deleted')";

    // It finds its operation, job and source again by the name that the operation wrote down. Which files could not be read is known only to the run,
    // so a backup of ours is listed with a warning; one that others made is taken as they left it.
    private const string Insert = """
        insert into backups (id, workspace_id, operation_id, repository_id, job_id, source_id, server_id, name, archive, engine_id, status, started_at, completed_at,
                             original_bytes, compressed_bytes, deduplicated_bytes, file_count, source_type, content, series)
        select @Id, r.workspace_id, maker.id, @RepositoryId, maker.job_id, maker.source_id, maker.server_id, coalesce(maker.name, @Archive), @Archive, @EngineId,
               case when maker.id is null then 'completed' else 'warning' end, @StartedAt, @CompletedAt, @OriginalBytes, @CompressedBytes, @DeduplicatedBytes, @FileCount,
               coalesce(maker.type, @SourceType), case when maker.has_connection or (maker.type is null and @SourceType is not null) then 'databases' else 'files' end, @Series
        from repositories r
        left join lateral (
          select o.id, o.job_id, o.source_id, o.server_id, s.name, s.type, s.settings ? 'connectionId' as has_connection from operations o left join sources s on s.id = o.source_id
          where o.repository_id = @RepositoryId and o.kind = 'backup' and o.state ->> 'archive' = @Archive
            and not exists (select from backups b where b.operation_id = o.id) limit 1) maker on true
        where r.id = @RepositoryId
        on conflict do nothing
        """;

    private const string Link = "update operations o set backup_id = b.id from backups b where b.id = @Id and o.id = b.operation_id";

    // What an operation that has not ended stored is its own affair.
    private const string SelectInWork = """
        select o.state ->> 'archive' from operations o
        where o.repository_id = @repositoryId and o.kind = 'backup' and o.status in ('pending', 'running', 'paused') and o.state ? 'archive'
        """;

    public static Task<bool> IsKnownAsync(NpgsqlConnection connection, Guid repositoryId, string archive) =>
        connection.ExecuteScalarAsync<bool>(IsKnownSql, new { RepositoryId = repositoryId, Archive = archive });

    public static async Task<IReadOnlySet<string>> InWorkAsync(NpgsqlConnection connection, Guid repositoryId) =>
        (await connection.QueryAsync<string>(SelectInWork, new { repositoryId })).ToHashSet();

    /// <summary>Measures it (the list alone carries no sizes) and lists it.</summary>
    /// <param name="sourceType">Of databases, as its content shows; null for files, and where the operation that made it tells.</param>
    public static async Task ListAsync(SystemDatabase database, OpenedRepository repository, StoredBackup found, string? sourceType, CancellationToken cancellationToken)
    {
        var backup = await repository.Engine.MeasureAsync(repository.Access, found.Archive, cancellationToken) ?? found;
        var parameters = new
        {
            Id = Guid.CreateVersion7(), RepositoryId = repository.Access.Id, backup.Archive, backup.EngineId, backup.StartedAt, backup.CompletedAt,
            backup.Sizes?.OriginalBytes, backup.Sizes?.CompressedBytes, backup.Sizes?.DeduplicatedBytes, backup.FileCount, SourceType = sourceType, Series = BackupSeries.Of(found),
        };
        await database.InsistAsync(async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await connection.ExecuteAsync(Insert, parameters, transaction);
            await connection.ExecuteAsync(Link, parameters, transaction);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }
}
