using BackupApi.Data;
using BackupApi.Orchestration.Kinds;
using BackupApi.Orchestration.Log;
using BackupApi.Problems;
using BackupApi.Processes;
using Polly;
using Polly.Retry;

namespace BackupApi.Orchestration;

/// <summary>Runs one claimed operation to its one final result: renews the lease, repeats after network faults, cleans up, tells the outcome.</summary>
internal sealed class OperationRunner(
    SystemDatabase database, LogDestination logs, OperationSignals signals, ResourceCleaner cleaner, OperationKinds kinds, BackupApiOptions options, TimeProvider time, ILogger<OperationRunner> logger)
{
    private readonly RunLimits limits = options.Limits;

    public async Task RunAsync(ClaimedOperation operation, CancellationToken shutdown)
    {
        var kind = kinds.Of(operation.Kind);
        var record = new OperationRecord(database, operation);
        using var stop = new StopSignal(shutdown);
        var log = new OperationLog(logs, operation);
        var phases = new PhaseTrack(kind.Phases, record, log, time);
        await using var lease = new LeaseKeeper(database, operation, options.LeaseSeconds, stop, signals).Start();
        var progress = new ProgressMeter(record, time);
        var context = new OperationContext(operation, record, log, new ResourceLedger(database, operation), progress, phases, stop, database);
        using var longest = context.LimitRuntime(limits.Longest);
        OperationEnd end;
        try
        {
            await log.InfoAsync($"Claimed by {WorkerIdentity.Display(new WorkerIdentity().Name)} (lease {options.LeaseSeconds} s)");
            end = OperationEnd.Of(await RepeatAsync(kind, context, log, stop));
        }
        catch (LeaseLostException)
        {
            end = OperationEnd.Stopped(StopReason.LeaseLost);
        }
        catch (OperationCanceledException) when (stop.Reason != StopReason.None)
        {
            end = OperationEnd.Stopped(stop.Reason);
        }
        catch (Exception exception)
        {
            // What a stop broke is no failure of its own; a shutdown parks it, and another worker finds out what it was.
            if (stop.Reason is not (StopReason.None or StopReason.Shutdown) || (stop.Reason == StopReason.Shutdown && Failure.IsTransient(exception))) end = OperationEnd.Stopped(stop.Reason);
            else end = OperationEnd.Failed(Failure.Of(exception));
            if (end.Code == ProblemCodes.Internal) logger.LogError(exception, "Operation {Operation} ({Kind}) failed", operation.Id, operation.Kind);
        }

        await progress.DisposeAsync();
        await EndAsync(context, phases, end);
    }

    // Network faults get three attempts with growing delay; each goes on from what the one before stored.
    private async Task<OperationOutcome> RepeatAsync(IOperationKind kind, OperationContext context, OperationLog log, StopSignal stop)
    {
        var pipeline = new ResiliencePipelineBuilder<OperationOutcome> { TimeProvider = time }.AddRetry(new RetryStrategyOptions<OperationOutcome>
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is { } exception && Failure.IsTransient(exception) && stop.Reason == StopReason.None),
            MaxRetryAttempts = limits.Attempts - 1,
            Delay = limits.FirstDelay,
            BackoffType = DelayBackoffType.Exponential,
            OnRetry = async arguments =>
            {
                var failure = Failure.Of(arguments.Outcome.Exception!);
                await log.WarningAsync($"{failure.Message} Attempt {arguments.AttemptNumber + 2} of {limits.Attempts} follows in {arguments.RetryDelay.TotalSeconds:0} s.");
                await CleanAsync(context.Operation.Id, Remains.Kept, log);
            },
        }).Build();
        return await pipeline.ExecuteAsync(
            async token =>
            {
                OperationMark.Current = context.Operation.Id;
                return await kind.RunAsync(context, token);
            },
            stop.Token);
    }

    private async Task EndAsync(OperationContext context, PhaseTrack phases, OperationEnd end)
    {
        var (operation, log, record) = (context.Operation, context.Log, context.Record);
        if (end.LeaseLost)
        {
            log.Abandon();
            await log.DisposeAsync();
            await context.Resources.LeaveBehindAsync();
            logger.LogWarning("Operation {Operation} was taken from this worker, which has ended what it had begun", operation.Id);
            return;
        }

        var cleanUp = await CleanAsync(operation.Id, end.Remains, log);
        if (cleanUp.Listed is { } listed) await log.WarningAsync($"The backup {listed} was whole in the repository before this run failed. It is listed with a warning, because its report is lost.");
        if (cleanUp.Kept) await log.InfoAsync(Kept(limits));
        await phases.EndAsync(end.PhaseStatus);
        await log.WriteAsync(end.LogLevel, end.Sentence);
        if (end.Hint is not null) await log.InfoAsync($"Hint: {end.Hint}");
        await log.DisposeAsync();
        if (end.ParkAs is { } parked) await record.ParkAsync(parked);
        else await record.FinishAsync(end.Status, end.Result, end.Code, end.Message, end.Hint);
    }

    /// <summary>What is said when parts of a failed backup stay.</summary>
    public static string Kept(RunLimits limits) => $"What was stored so far is kept for {Figures.Count((long)limits.Checkpoint.TotalDays, "day", "days")}: a retry sends only the rest.";

    private async Task<CleanUp> CleanAsync(Guid operationId, Remains remains, OperationLog log)
    {
        using var limit = new CancellationTokenSource(limits.CleanUp);
        try
        {
            var done = await cleaner.CleanAsync(operationId, remains, limit.Token);
            foreach (var failure in done.Failures) await log.WarningAsync(failure);
            return done;
        }
        catch (OperationCanceledException)
        {
            await log.WarningAsync($"Cleaning up took longer than {limits.CleanUp.TotalSeconds:0} s and is tried again later.");
            return CleanUp.Nothing;
        }
    }
}
