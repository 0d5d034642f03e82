using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Inventory;
using Dapper;
using Npgsql;

namespace BackupApi.Orchestration.Trees;

/// <summary>Reads the trees of backups that people opened, and of large new ones, into the database, where folders of any size page quickly. Works wherever workers run;
/// an advisory lock per backup tells a tree that is being read from one whose reader died.</summary>
internal sealed class TreeIndexer(SystemDatabase database, RepositoryInventory repositories, OperationSignals signals, ILogger<TreeIndexer> logger) : BackgroundService
{
    private const int ForgetLimit = 600;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Unused = TimeSpan.FromDays(7);

    private const string SelectWaiting = """
        select i.backup_id, i.tree, b.repository_id, b.archive, b.engine_id from backup_indexes i join backups b on b.id = i.backup_id
        where i.status = 'building' order by i.started_at limit 8
        """;

    private const string TryLock = "select pg_try_advisory_lock(hashtextextended('tree ' || @BackupId::text, 0))";
    private const string Unlock = "select pg_advisory_unlock(hashtextextended('tree ' || @BackupId::text, 0))";
    private const string StillWaiting = "select exists (select from backup_indexes where backup_id = @BackupId and status = 'building')";
    private const string Forget = "delete from backup_entries where tree = @Tree; delete from backup_folders where tree = @Tree";
    private const string Finish = "update backup_indexes set status = @status, error_message = @message where backup_id = @BackupId";

    private const string ForgetUnused = "delete from backup_indexes where coalesce(used_at, started_at) < now() - @Unused";

    // Of the trees that nobody asked for, that of the newest backup of a source is enough.
    private const string ForgetOlder = """
        delete from backup_indexes i using backups b, backups newer
        where newer.id = @BackupId and b.repository_id = newer.repository_id and b.source_id = newer.source_id and b.started_at < newer.started_at
          and i.backup_id = b.id and i.used_at is null
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
                await connection.ExecuteAsync(ForgetUnused, new { Unused }, commandTimeout: ForgetLimit);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(DatabaseFaults.IsPassing(exception) ? null : exception, "Trees cannot be read at the moment: {Reason}", exception.Message);
            }
            catch (Exception)
            {
                return; // stopping
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
            await connection.ExecuteAsync(Forget, tree, commandTimeout: ForgetLimit);
            var repository = await repositories.OpenAsync(connection, tree.RepositoryId, cancellationToken);
            var writer = new TreeWriter(connection, tree.BackupId, tree.Tree, repository.RequireAsync(tree.Archive, tree.EngineId, cancellationToken));
            await foreach (var entry in repository.Engine.ReadTreeAsync(repository.Access, tree.Archive, cancellationToken)) await writer.AddAsync(entry, cancellationToken);
            await writer.StoreAsync(cancellationToken);
            await connection.ExecuteAsync(Finish, new { tree.BackupId, status = "ready", message = (string?)null });
            await connection.ExecuteAsync(ForgetOlder, tree, commandTimeout: ForgetLimit);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && !DatabaseFaults.IsPassing(exception))
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
        public int Tree { get; init; }
        public Guid RepositoryId { get; init; }
        public string Archive { get; init; } = "";
        public string EngineId { get; init; } = "";
    }
}
