using BackupApi.Data;
using BackupApi.Orchestration;
using Dapper;
using Npgsql;

namespace BackupApi.Scheduling;

/// <summary>Looks every second, on every replica, what is due and what may go on. Replicas share the work by locks that skip what another one holds.</summary>
internal sealed class ScheduleDispatcher(SystemDatabase database, Drain drain, TimeProvider clock, ILogger<ScheduleDispatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1), ZoneInterval = TimeSpan.FromHours(1);

    private const string NextSql = "select min(next_run_at) from schedules where enabled and next_run_at is not null";

    private const string HeldSql = "select exists (select from operations where held is not null and status in ('pending', 'paused'))";

    private const string ReleaseSql = "select released_workspace, released_id from release_held_operations(@Now)";

    private long? zonesSeenAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, drain.Token);
        while (!stopping.IsCancellationRequested)
        {
            var wait = Second;
            try
            {
                await FollowZonesAsync(stopping.Token);
                wait = await TickAsync(stopping.Token);
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                logger.LogWarning(DatabaseFaults.IsPassing(exception) ? null : exception, "What is due cannot be seen at the moment: {Reason}", exception.Message);
            }
            catch (Exception)
            {
                return; // stopping
            }

            await Task.Delay(wait, clock, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Does what is due. Returns how long to wait: until the next is due, a second at most.</summary>
    internal async Task<TimeSpan> TickAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        while (await DueSchedules.DispatchAsync(connection, await NowAsync(connection, cancellationToken), cancellationToken) == DueSchedules.AtOnce && !cancellationToken.IsCancellationRequested) { }
        var now = await NowAsync(connection, cancellationToken);
        await WindowEnds.ApplyAsync(connection, now, cancellationToken);
        await ReleaseAsync(connection, now, cancellationToken);
        var next = await connection.ExecuteScalarAsync<DateTime?>(new CommandDefinition(NextSql, cancellationToken: cancellationToken));
        var wait = next is { } at ? at - now.UtcDateTime : Second;
        return wait < TimeSpan.FromMilliseconds(20) ? TimeSpan.FromMilliseconds(20) : wait > Second ? Second : wait;
    }

    // Before anything else after a start, because an update of the machine may lie in between.
    private async Task FollowZonesAsync(CancellationToken cancellationToken)
    {
        if (zonesSeenAt is { } seen && clock.GetElapsedTime(seen) < ZoneInterval) return;
        await using var connection = await database.OpenAsync(cancellationToken);
        var moved = await ZoneChanges.ApplyAsync(connection, await NowAsync(connection, cancellationToken), cancellationToken);
        if (moved > 0) logger.LogInformation("The rules of a time zone have changed: {Count} schedules were planned again", moved);
        zonesSeenAt = clock.GetTimestamp();
    }

    // The database's clock, so that replicas whose own clocks differ agree on what is due; a clock that tests set counts instead.
    private async Task<DateTimeOffset> NowAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => ReferenceEquals(clock, TimeProvider.System)
        ? new DateTimeOffset(await connection.ExecuteScalarAsync<DateTime>(new CommandDefinition("select clock_timestamp()", cancellationToken: cancellationToken)), TimeSpan.Zero)
        : clock.GetUtcNow();

    private static async Task ReleaseAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!await connection.ExecuteScalarAsync<bool>(new CommandDefinition(HeldSql, cancellationToken: cancellationToken))) return;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var released = await connection.QueryAsync<(Guid WorkspaceId, Guid Id)>(new CommandDefinition(ReleaseSql, new { Now = now }, transaction, cancellationToken: cancellationToken));
        await OperationSignals.SendChangedAsync(connection, transaction, released.AsList(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
