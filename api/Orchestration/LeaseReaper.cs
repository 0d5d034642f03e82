using BackupApi.Data;
using BackupApi.Orchestration.Log;
using BackupApi.Problems;
using Dapper;

namespace BackupApi.Orchestration;

/// <summary>Notices workers that died: takes their operations over, cleans up after them and fails them honestly. Also repeats clean-ups that failed before.</summary>
internal sealed class LeaseReaper(
    SystemDatabase database, LogDestination logs, ResourceCleaner cleaner, WorkerIdentity worker, BackupApiOptions options, TimeProvider time, ILogger<LeaseReaper> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LeftoverInterval = TimeSpan.FromMinutes(1);

    private const string SelectRunning = "select id, worker, lease_token, lease_expires_at < now() as expired from operations where status = 'running' order by lease_expires_at limit 500";

    private const string TakeOver = """
        update operations set worker = @Worker, lease_token = @NewToken, lease_expires_at = now() + make_interval(secs => @LeaseSeconds)
        where id = @Id and status = 'running' and lease_token = @LeaseToken
        returning id, workspace_id, kind, title, trigger, job_id, source_id, server_id, repository_id, backup_id, attempt, specification, state, log_sequence, lease_token, created_at
        """;

    private const string SelectLeftovers = """
        select distinct r.operation_id from operation_resources r join operations o on o.id = r.operation_id
        where o.status in ('completed', 'warning', 'failed', 'cancelled') limit 50
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var nextLeftovers = time.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var dead in await FindDeadAsync(stoppingToken)) await FailAsync(dead, stoppingToken);
                if (time.GetElapsedTime(nextLeftovers) >= TimeSpan.Zero)
                {
                    await CleanLeftoversAsync(stoppingToken);
                    nextLeftovers = time.GetTimestamp() + (long)(LeftoverInterval.TotalSeconds * time.TimestampFrequency);
                }

                await Task.Delay(Interval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (DatabaseFaults.IsPassing(exception))
            {
                logger.LogWarning("Leases cannot be read at the moment: {Reason}", exception.Message);
                await Task.Delay(Interval, CancellationToken.None);
            }
        }
    }

    private async Task<List<Lease>> FindDeadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var leases = await connection.QueryAsync<Lease>(new CommandDefinition(SelectRunning, cancellationToken: cancellationToken));
        return [.. leases.Where(lease => lease.Expired || WorkerIdentity.IsProvablyDead(lease.Worker))];
    }

    private async Task FailAsync(Lease dead, CancellationToken cancellationToken)
    {
        ClaimedOperation? taken;
        await using (var connection = await database.OpenAsync(cancellationToken))
        {
            var parameters = new { dead.Id, dead.LeaseToken, Worker = worker.Name, NewToken = Guid.NewGuid(), LeaseSeconds = Math.Max(options.LeaseSeconds, 180) };
            taken = await connection.QuerySingleOrDefaultAsync<ClaimedOperation>(new CommandDefinition(TakeOver, parameters, cancellationToken: cancellationToken));
        }

        if (taken is null) return;
        var log = new OperationLog(logs, taken);
        await log.ErrorAsync($"The worker {WorkerIdentity.Display(dead.Worker)} that ran this is gone. Cleaning up what it left.");
        foreach (var failure in await cleaner.CleanAsync(taken.Id, keepCheckpoints: false, cancellationToken)) await log.WarningAsync(failure);
        var end = OperationEnd.Failed(new Failure(ProblemCodes.WorkerLost, "The worker that ran this operation died before it ended.", "Retry it. Nothing of this run is listed as a backup."));
        await log.ErrorAsync(end.Sentence);
        await log.DisposeAsync();
        var record = new OperationRecord(database, taken);
        await EndPhasesAsync(taken, record, cancellationToken);
        await record.FinishAsync(end.Status, null, end.Code, end.Message, end.Hint);
    }

    private async Task EndPhasesAsync(ClaimedOperation operation, OperationRecord record, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var phases = JsonText.Read<List<OperationPhase>>(await connection.ExecuteScalarAsync<string>("select phases::text from operations where id = @Id", operation) ?? "[]");
        if (phases.FindIndex(phase => phase.Status == PhaseStatus.Running) is not (>= 0 and var running)) return;
        phases[running] = phases[running] with { Status = PhaseStatus.Failed, CompletedAt = time.GetUtcNow() };
        await record.SavePhasesAsync(phases[running].Name, phases);
    }

    private async Task CleanLeftoversAsync(CancellationToken cancellationToken)
    {
        List<Guid> operations;
        await using (var connection = await database.OpenAsync(cancellationToken))
            operations = (await connection.QueryAsync<Guid>(new CommandDefinition(SelectLeftovers, cancellationToken: cancellationToken))).AsList();
        foreach (var operation in operations) await cleaner.CleanAsync(operation, keepCheckpoints: false, cancellationToken);
    }

    private sealed record Lease
    {
        public Guid Id { get; init; }
        public string Worker { get; init; } = "";
        public Guid LeaseToken { get; init; }
        public bool Expired { get; init; }
    }
}
