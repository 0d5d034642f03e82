using BackupApi.Data;
using BackupApi.Hosts;
using BackupApi.Orchestration.Log;
using BackupApi.Problems;
using Dapper;

namespace BackupApi.Orchestration;

/// <summary>Ends an operation whose worker died: cleans up what it left, says what happened, and fails it.</summary>
internal sealed class DeadOperation(
    SystemDatabase database, LogDestination logs, ResourceCleaner cleaner, OperationSignals signals, BackupApiOptions options, TimeProvider time)
{
    /// <param name="taken">Under a lease of ours, which is renewed until the end.</param>
    /// <param name="deadWorker">The name of the worker that held it.</param>
    public async Task EndAsync(ClaimedOperation taken, string deadWorker, CancellationToken cancellationToken)
    {
        using var stop = new StopSignal(CancellationToken.None);
        await using var lease = new LeaseKeeper(database, taken, options.LeaseSeconds, stop, signals).Start();
        await using var log = new OperationLog(logs, taken);
        await log.ErrorAsync($"The worker {WorkerIdentity.Display(deadWorker)} that ran this is gone. Cleaning up what it left.");
        await Abandoned.SweepAsync(cancellationToken);
        var cleanUp = await CleanAsync(taken, log, cancellationToken);
        var end = OperationEnd.Failed(cleanUp.Listed is { } archive
            ? new Failure(ProblemCodes.WorkerLost, $"The worker that ran this operation died before it ended. The backup {archive} was whole by then and is listed.", "Retry it: the listed backup is good, but nobody can say which files could not be read for it.")
            : new Failure(ProblemCodes.WorkerLost, "The worker that ran this operation died before it ended.", "Retry it. Nothing of this run is listed as a backup."));
        await log.ErrorAsync(end.Sentence);
        await log.DisposeAsync();
        var record = new OperationRecord(database, taken);
        await EndPhasesAsync(taken, record, cancellationToken);
        await record.FinishAsync(end.Status, null, end.Code, end.Message, end.Hint);
    }

    private async Task<CleanUp> CleanAsync(ClaimedOperation taken, OperationLog log, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Limits.CleanUp);
        try
        {
            var done = await cleaner.CleanAsync(taken.Id, Remains.Listed, limit.Token);
            foreach (var failure in done.Failures) await log.WarningAsync(failure);
            if (done.Kept) await log.InfoAsync(OperationRunner.Kept(options.Limits));
            return done;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await log.WarningAsync($"Cleaning up took longer than {options.Limits.CleanUp.TotalSeconds:0} s and is tried again later.");
            return CleanUp.Nothing;
        }
    }

    private async Task EndPhasesAsync(ClaimedOperation operation, OperationRecord record, CancellationToken cancellationToken)
    {
        var stored = await database.InsistAsync(connection => connection.ExecuteScalarAsync<string>("select phases::text from operations where id = @Id", operation), cancellationToken);
        var phases = JsonText.Read<List<OperationPhase>>(stored ?? "[]");
        if (phases.FindIndex(phase => phase.Status == PhaseStatus.Running) is not (>= 0 and var running)) return;
        phases[running] = phases[running] with { Status = PhaseStatus.Failed, CompletedAt = time.GetUtcNow() };
        await record.SavePhasesAsync(phases[running].Name, phases);
    }
}
