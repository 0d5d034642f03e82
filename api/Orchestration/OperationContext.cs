using BackupApi.Data;
using BackupApi.Engines;
using BackupApi.Orchestration.Log;
using BackupApi.SourceTypes;
using Npgsql;

namespace BackupApi.Orchestration;

/// <summary>What a kind of operation works with while it runs: its row, log, phases, progress and resources.</summary>
internal sealed class OperationContext(
    ClaimedOperation operation, OperationRecord record, OperationLog log, ResourceLedger resources, ProgressMeter progress, PhaseTrack phases, StopSignal stop, SystemDatabase database)
    : IEngineObserver, ISourceObserver
{
    public ClaimedOperation Operation => operation;
    public OperationRecord Record => record;
    public OperationLog Log => log;
    public ResourceLedger Resources => resources;
    public SystemDatabase Database => database;

    public ProgressMeter Progress => progress;

    /// <summary>What a run that goes on later has to know, as JSON; changed through <see cref="SaveStateAsync"/>.</summary>
    public string State { get; private set; } = operation.State;

    public Task SaveStateAsync(string state)
    {
        State = state;
        return record.SaveStateAsync(state);
    }

    /// <summary>Reads from the database, also when that is away for a while.</summary>
    public Task<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken) => database.InsistAsync(read, cancellationToken);

    public Task EnterPhaseAsync(string name) => phases.EnterAsync(name);

    /// <summary>Stops the operation as failed when it takes longer.</summary>
    public IDisposable LimitRuntime(TimeSpan limit) => new Timer(_ => stop.Stop(StopReason.RuntimeExceeded), null, limit, Timeout.InfiniteTimeSpan);

    ValueTask IEngineObserver.LogAsync(EngineLogLevel level, string message, CancellationToken cancellationToken) => log.WriteAsync(level switch
    {
        EngineLogLevel.Error => LogLevelName.Error,
        EngineLogLevel.Warning => LogLevelName.Warning,
        _ => LogLevelName.Info,
    }, message);

    async ValueTask IEngineObserver.EnterPhaseAsync(string phase, CancellationToken cancellationToken) => await phases.EnterAsync(phase);

    void IEngineObserver.Report(EngineProgress value) => progress.Report(value);

    async ValueTask ISourceObserver.InfoAsync(string message) => await log.InfoAsync(message);

    async ValueTask ISourceObserver.WarnAsync(string message) => await log.WarningAsync(message);

    void ISourceObserver.Report(long bytes, long? totalBytes, string? current) => progress.Report(new EngineProgress(bytes, totalBytes, 0, null, null, current));
}
