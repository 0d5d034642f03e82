using System.Collections.Concurrent;
using BackupApi.Data;
using Dapper;
using Npgsql;

namespace BackupApi.Orchestration;

/// <summary>The one queue. Enqueueing is part of the caller's transaction; claiming gives an operation to exactly one worker.</summary>
internal sealed class OperationQueue(SystemDatabase database, WorkerIdentity worker, BackupApiOptions options)
{
    private const string InsertOperation = """
        insert into operations (id, workspace_id, run_id, kind, title, trigger, requested_by, job_id, source_id, server_id, repository_id, backup_id,
                                retry_of, attempt, priority, repository_access, specification)
        values (@Id, @WorkspaceId, @RunId, @Kind, @Title, @Trigger, @RequestedBy, @JobId, @SourceId, @ServerId, @RepositoryId, @BackupId,
                @RetryOf, @Attempt, @Priority, @RepositoryAccess, @Specification::jsonb)
        """;

    // Serializes the claims of one repository, so that a reader and an exclusive operation cannot pass each other.
    private const string LockRepository = "select from repositories where id = @RepositoryId for no key update";

    // Serializes the claims of a server and of a pool that allow only so many at once. Always in this order, so that two claims cannot wait for each other.
    private const string LockLimits = """
        select from servers where id = (select server_id from operations where id = @Id) and max_operations is not null for no key update;
        select from storage_pools where id = (select pool_id from repositories where id = @RepositoryId) and max_operations is not null for no key update
        """;

    private const string Take = """
        update operations
        set status = 'running', worker = @Worker, lease_token = @LeaseToken, lease_expires_at = now() + make_interval(secs => @LeaseSeconds),
            started_at = coalesce(started_at, now()), completed_at = null, error_code = null, error_message = null, error_hint = null
        where id = @Id and status = 'pending' and not exists (
          select from operations other
          where other.repository_id = @RepositoryId and other.status = 'running'
            and case @RepositoryAccess when 'read' then other.repository_access = 'exclusive'
                                       when 'write' then other.repository_access in ('write', 'exclusive')
                                       else other.repository_access is not null end)
          and (not @IsLimited or (
            not exists (select from servers v where v.id = operations.server_id
              and v.max_operations <= (select count(*) from operations r where r.status = 'running' and r.server_id = v.id))
            and not exists (select from repositories l join storage_pools p on p.id = l.pool_id where l.id = operations.repository_id
              and p.max_operations <= (select count(*) from operations r join repositories x on x.id = r.repository_id where r.status = 'running' and x.pool_id = p.id))))
        returning id, workspace_id, kind, title, trigger, job_id, source_id, server_id, repository_id, backup_id, attempt,
                  specification, state, log_sequence, lease_token, created_at
        """;

    private const string GiveBack = """
        update operations set status = 'pending', worker = null, lease_token = null, lease_expires_at = null where lease_token = any (@Tokens) and status = 'running'
        """;

    // Claims whose commit got no answer: they may be ours without anybody running them.
    private readonly ConcurrentBag<Guid> unconfirmed = [];
    private LastServed lastServed; // one worker claims at a time; were it wrong, another would come first

    public static async Task EnqueueAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyList<NewOperation> operations, CancellationToken cancellationToken)
    {
        foreach (var operation in operations)
        {
            await connection.ExecuteAsync(new CommandDefinition(InsertOperation, operation, transaction, cancellationToken: cancellationToken));
            await OperationSignals.SendChangedAsync(connection, transaction, operation.WorkspaceId, operation.Id, cancellationToken);
        }
    }

    /// <summary>Takes the next operation under a fresh lease, or returns null when nothing can run now.</summary>
    public async Task<ClaimedOperation?> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await GiveBackAsync(connection, cancellationToken);
        var passed = new List<Guid>();
        while (passed.Count < 32)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            if (await QueueHead.LockAsync(connection, [.. passed], lastServed, cancellationToken) is not { } candidate) return null;
            if (await TakeAsync(connection, transaction, candidate, cancellationToken) is { } claimed) return claimed;
            passed.Add(candidate.Id);
        }

        return null;
    }

    private async Task<ClaimedOperation?> TakeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, QueueCandidate candidate, CancellationToken cancellationToken)
    {
        if (candidate.IsLimited) await connection.ExecuteAsync(new CommandDefinition(LockLimits, candidate, transaction, cancellationToken: cancellationToken));
        if (candidate.RepositoryId is not null && candidate.RepositoryAccess is not null)
            await connection.ExecuteAsync(new CommandDefinition(LockRepository, candidate, transaction, cancellationToken: cancellationToken));

        try
        {
            var parameters = new { candidate.Id, candidate.RepositoryId, candidate.RepositoryAccess, candidate.IsLimited, Worker = worker.Name, LeaseToken = Guid.NewGuid(), options.LeaseSeconds };
            var claimed = await connection.QuerySingleOrDefaultAsync<ClaimedOperation>(new CommandDefinition(Take, parameters, transaction, cancellationToken: cancellationToken));
            if (claimed is null) return null;
            await CommitAsync(transaction, claimed.LeaseToken);
            lastServed = new LastServed(claimed.WorkspaceId, claimed.RepositoryId ?? lastServed.RepositoryId);
            await TellAsync(connection, claimed);
            return claimed;
        }
        catch (PostgresException exception) when (exception is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "operations_one_writer_per_repository" })
        {
            return null;
        }
    }

    // Not to be cancelled: half a claim would be an operation that nobody runs.
    private async Task CommitAsync(NpgsqlTransaction transaction, Guid leaseToken)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception exception) when (DatabaseFaults.IsPassing(exception))
        {
            unconfirmed.Add(leaseToken);
            throw;
        }
    }

    // After the commit, because transactions that notify wait for each other's writing to disk. Listeners also look by themselves.
    private static async Task TellAsync(NpgsqlConnection connection, ClaimedOperation claimed)
    {
        try
        {
            await OperationSignals.SendChangedAsync(connection, null, claimed.WorkspaceId, claimed.Id, CancellationToken.None);
        }
        catch (Exception exception) when (DatabaseFaults.IsPassing(exception))
        {
            return;
        }
    }

    private async Task GiveBackAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (unconfirmed.IsEmpty) return;
        var tokens = unconfirmed.ToArray();
        await connection.ExecuteAsync(new CommandDefinition(GiveBack, new { Tokens = tokens }, cancellationToken: cancellationToken));
        for (var count = 0; count < tokens.Length; count++) unconfirmed.TryTake(out _);
    }
}
