using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Inventory;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace BackupApi.Orchestration.Trees;

/// <summary>Reads the trees of backups that people opened into the database, where folders of any size page quickly. Works wherever workers run;
/// an advisory lock per backup tells a tree that is being read from one whose reader died.</summary>
internal sealed class TreeIndexer(SystemDatabase database, RepositoryInventory repositories, OperationSignals signals, ILogger<TreeIndexer> logger) : BackgroundService
{
    private const int BatchSize = 20_000;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Unused = TimeSpan.FromDays(7);

    private const string SelectWaiting = """
        select i.backup_id, i.workspace_id, b.repository_id, b.archive from backup_indexes i join backups b on b.id = i.backup_id
        where i.status = 'building' order by i.started_at limit 8
        """;

    private const string TryLock = "select pg_try_advisory_lock(hashtextextended('tree ' || @BackupId::text, 0))";
    private const string Unlock = "select pg_advisory_unlock(hashtextextended('tree ' || @BackupId::text, 0))";
    private const string StillWaiting = "select exists (select from backup_indexes where backup_id = @BackupId and status = 'building')";
    private const string Forget = "delete from backup_entries where backup_id = @BackupId";
    private const string Count = "update backup_indexes set entry_count = @count where backup_id = @BackupId";
    private const string Finish = "update backup_indexes set status = @status, error_message = @message where backup_id = @BackupId";

    private const string ForgetUnused = """
        with unused as (delete from backup_indexes where used_at < now() - @Unused returning backup_id)
        delete from backup_entries e using unused where e.backup_id = unused.backup_id
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = signals.Subscribe();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenAsync(stoppingToken);
                foreach (var tree in await connection.QueryAsync<WaitingTree>(SelectWaiting)) await TryBuildAsync(connection, tree, stoppingToken);
                await connection.ExecuteAsync(ForgetUnused, new { Unused });
            }
            catch (Exception exception) when (DatabaseFaults.IsPassing(exception))
            {
                logger.LogWarning("Trees cannot be read at the moment: {Reason}", exception.Message);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await WaitAsync(subscription, stoppingToken);
        }
    }

    private async Task TryBuildAsync(NpgsqlConnection connection, WaitingTree tree, CancellationToken cancellationToken)
    {
        if (!await connection.ExecuteScalarAsync<bool>(TryLock, tree)) return;
        try
        {
            if (!await connection.ExecuteScalarAsync<bool>(StillWaiting, tree)) return;
            await connection.ExecuteAsync(Forget, tree);
            var repository = await repositories.OpenAsync(connection, tree.RepositoryId, cancellationToken);
            await CopyAsync(connection, tree, repository, cancellationToken);
            await connection.ExecuteAsync(Finish, new { tree.BackupId, status = "ready", message = (string?)null });
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !DatabaseFaults.IsPassing(exception))
        {
            var failure = Failure.Of(exception);
            logger.LogWarning(exception, "The tree of backup {Backup} could not be read", tree.BackupId);
            await connection.ExecuteAsync(Finish, new { tree.BackupId, status = "failed", message = $"{failure.Message} {failure.Hint}" });
        }
        finally
        {
            if (connection.FullState == System.Data.ConnectionState.Open) await connection.ExecuteAsync(Unlock, tree);
        }
    }

    // Batches are committed as they come, so that the first folders can be seen while the rest is read.
    private static async Task CopyAsync(NpgsqlConnection connection, WaitingTree tree, OpenedRepository repository, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>();
        var batch = new List<BackupEntry>(BatchSize);
        long count = 0;
        await foreach (var entry in repository.Engine.ReadTreeAsync(repository.Access, tree.Archive, cancellationToken))
        {
            batch.AddRange(TreePaths.WithParents(entry, seen));
            if (batch.Count >= (count == 0 ? 1000 : BatchSize)) count = await StoreAsync(connection, tree, batch, count, cancellationToken);
        }

        await StoreAsync(connection, tree, batch, count, cancellationToken);
    }

    private static async Task<long> StoreAsync(NpgsqlConnection connection, WaitingTree tree, List<BackupEntry> batch, long count, CancellationToken cancellationToken)
    {
        await using (var copy = await connection.BeginBinaryImportAsync("""
            copy backup_entries (backup_id, workspace_id, path, parent, display, type, size, modified_at, mode, owner, "group", link_target) from stdin (format binary)
            """, cancellationToken))
        {
            foreach (var entry in batch) await WriteAsync(copy, tree, entry, cancellationToken);
            await copy.CompleteAsync(cancellationToken);
        }

        count += batch.Count;
        batch.Clear();
        await connection.ExecuteAsync(Count, new { tree.BackupId, count });
        return count;
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, WaitingTree tree, BackupEntry entry, CancellationToken cancellationToken)
    {
        await copy.StartRowAsync(cancellationToken);
        await copy.WriteAsync(tree.BackupId, NpgsqlDbType.Uuid, cancellationToken);
        await copy.WriteAsync(tree.WorkspaceId, NpgsqlDbType.Uuid, cancellationToken);
        await copy.WriteAsync(entry.Path, NpgsqlDbType.Bytea, cancellationToken);
        await copy.WriteAsync(TreePaths.ParentOf(entry.Path), NpgsqlDbType.Bytea, cancellationToken);
        await copy.WriteAsync(TreePaths.NameOf(entry.Path), NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync(EnumText.Of(entry.Type), NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync(entry.Size, NpgsqlDbType.Bigint, cancellationToken);
        if (entry.ModifiedAt is { } time) await copy.WriteAsync(time.ToUniversalTime(), NpgsqlDbType.TimestampTz, cancellationToken);
        else await copy.WriteNullAsync(cancellationToken);
        await copy.WriteAsync(entry.Mode, NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync(entry.Owner, NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync(entry.Group, NpgsqlDbType.Text, cancellationToken);
        if (entry.LinkTarget is { } target) await copy.WriteAsync(target, NpgsqlDbType.Bytea, cancellationToken);
        else await copy.WriteNullAsync(cancellationToken);
    }

    private static async Task WaitAsync(OperationSignals.Subscription subscription, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LookAgain);
        try
        {
            while ((await subscription.Reader.ReadAsync(limit.Token)).Kind != OperationSignalKind.TreeWanted) { }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private sealed record WaitingTree
    {
        public Guid BackupId { get; init; }
        public Guid WorkspaceId { get; init; }
        public Guid RepositoryId { get; init; }
        public string Archive { get; init; } = "";
    }
}
