using BackupApi.Data;
using Dapper;
using Npgsql;

namespace BackupApi.Orchestration;

/// <summary>Every write of a worker to its operation's row. Each carries the lease token: a worker that lost its lease changes nothing.</summary>
internal sealed class OperationRecord(SystemDatabase database, ClaimedOperation operation)
{
    private const string Fence = "where id = @Id and lease_token = @LeaseToken";

    private const string SavePhases = $"update operations set phase = @Phase, phases = @Phases::jsonb {Fence}";
    private const string SaveProgress = $"update operations set progress = @Progress::jsonb {Fence}";
    private const string SaveState = $"update operations set state = @State::jsonb {Fence}";
    private const string SaveBackup = $"update operations set backup_id = @BackupId {Fence}";

    private const string Finish = $"""
        update operations
        set status = @Status, completed_at = now(), result = @Result::jsonb, error_code = @ErrorCode, error_message = @ErrorMessage, error_hint = @ErrorHint,
            requested_action = null, lease_token = null, lease_expires_at = null
        {Fence}
        """;

    private const string Park = $"""
        update operations
        set status = @Status, requested_action = null, lease_token = null, lease_expires_at = null, worker = null
        {Fence}
        """;

    public Task<bool> SavePhasesAsync(string? phase, IReadOnlyList<OperationPhase> phases) =>
        WriteAsync(SavePhases, new { operation.Id, operation.LeaseToken, Phase = phase, Phases = JsonText.Of(phases) });

    public Task<bool> SaveProgressAsync(OperationProgress progress) =>
        WriteAsync(SaveProgress, new { operation.Id, operation.LeaseToken, Progress = JsonText.Of(progress) });

    public Task<bool> SaveStateAsync(string state) => WriteAsync(SaveState, new { operation.Id, operation.LeaseToken, State = state });

    public Task<bool> SaveBackupAsync(Guid backupId) => WriteAsync(SaveBackup, new { operation.Id, operation.LeaseToken, BackupId = backupId });

    /// <summary>The one final result.</summary>
    public async Task<bool> FinishAsync(OperationStatus status, OperationResult? result, string? code, string? message, string? hint)
    {
        var finished = await WriteAsync(Finish, new
        {
            operation.Id, operation.LeaseToken, Status = EnumText.Of(status), ErrorCode = code, ErrorMessage = message, ErrorHint = hint,
            Result = result is null ? null : JsonText.Of(result),
        });
        if (finished) OperationMeter.Ended(operation.Kind, status);
        return finished;
    }

    /// <summary>Lays the operation down to be resumed: paused until somebody resumes it, or pending for any worker.</summary>
    public Task<bool> ParkAsync(OperationStatus status) => WriteAsync(Park, new { operation.Id, operation.LeaseToken, Status = EnumText.Of(status) });

    /// <summary>Runs statements in one transaction that is void unless the lease still holds. Returns false then.
    /// It waits for a database that is away; that the commit had arrived although its answer was lost is taken for done.</summary>
    public async Task<bool> TransactAsync(Func<NpgsqlConnection, NpgsqlTransaction, Task> work, CancellationToken cancellationToken)
    {
        var attempts = 0;
        try
        {
            return await database.InsistAsync(connection =>
            {
                attempts++;
                return TransactOnceAsync(connection, work, cancellationToken);
            }, cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation && attempts > 1)
        {
            return true;
        }
    }

    private async Task<bool> TransactOnceAsync(NpgsqlConnection connection, Func<NpgsqlConnection, NpgsqlTransaction, Task> work, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await HoldsAsync(connection, transaction, "", cancellationToken)) return false;
        await work(connection, transaction);
        if (!await HoldsAsync(connection, transaction, "for update", cancellationToken)) return false;
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    // The operation's row is locked last: work that waits for another row must not keep the lease from being renewed meanwhile.
    private Task<bool> HoldsAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string locking, CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            $"select exists (select from operations {Fence} {locking})", new { operation.Id, operation.LeaseToken }, transaction, cancellationToken: cancellationToken));

    // A write of state must not be lost to a database that restarts, so it waits for it.
    private Task<bool> WriteAsync(string sql, object parameters) => database.InsistAsync(async connection =>
    {
        if (await connection.ExecuteAsync(sql, parameters) == 0) return false;
        await OperationSignals.SendChangedAsync(connection, null, operation.WorkspaceId, operation.Id, CancellationToken.None);
        return true;
    }, CancellationToken.None);
}
