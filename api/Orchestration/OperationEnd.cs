using BackupApi.Orchestration.Kinds;
using BackupApi.Orchestration.Log;
using BackupApi.Problems;

namespace BackupApi.Orchestration;

/// <summary>How a run of an operation ended, and what is told and kept of it.</summary>
internal sealed record OperationEnd
{
    public required OperationStatus Status { get; init; }
    public required string Sentence { get; init; }
    public LogLevelName LogLevel { get; init; } = LogLevelName.Info;
    public PhaseStatus PhaseStatus { get; init; } = PhaseStatus.Completed;
    public OperationResult? Result { get; init; }
    public string? Code { get; init; }
    public string? Message { get; init; }
    public string? Hint { get; init; }

    /// <summary>Set when the operation goes on later.</summary>
    public OperationStatus? ParkAs { get; init; }

    public bool LeaseLost { get; init; }

    /// <summary>Nothing is kept of a cancelled run, and a successful one has listed its backup itself.</summary>
    public Remains Remains => ParkAs is not null ? Remains.Kept : Status == OperationStatus.Failed ? Remains.Listed : Remains.Removed;

    public static OperationEnd Of(OperationOutcome outcome) => new()
    {
        Status = outcome.Status, Result = outcome.Result, Code = outcome.Code, Message = outcome.Message, Hint = outcome.Hint,
        Sentence = outcome.Message ?? "Completed.", LogLevel = outcome.Status == OperationStatus.Warning ? LogLevelName.Warning : LogLevelName.Info,
    };

    public static OperationEnd Failed(Failure failure) => new()
    {
        Status = OperationStatus.Failed, Code = failure.Code, Message = failure.Message, Hint = failure.Hint,
        Sentence = failure.Message, LogLevel = LogLevelName.Error, PhaseStatus = PhaseStatus.Failed,
    };

    public static OperationEnd Stopped(StopReason reason) => reason switch
    {
        StopReason.Pause => new() { Status = OperationStatus.Paused, ParkAs = OperationStatus.Paused, PhaseStatus = PhaseStatus.Pending, Sentence = "Paused. What was stored so far is kept; resuming goes on from there." },
        StopReason.Shutdown => new() { Status = OperationStatus.Pending, ParkAs = OperationStatus.Pending, PhaseStatus = PhaseStatus.Pending, Sentence = "The service is stopping. This operation goes on when a worker is back." },
        StopReason.LeaseLost => new() { Status = OperationStatus.Failed, LeaseLost = true, Sentence = "" },
        StopReason.RuntimeExceeded => Failed(new Failure(ProblemCodes.RuntimeExceeded, "The job's maximum runtime was reached, so it was stopped.", "Allow a longer runtime in the job, or find out from the log what took so long.")),
        _ => new() { Status = OperationStatus.Cancelled, PhaseStatus = PhaseStatus.Failed, Sentence = "Cancelled. Nothing of this run is kept.", LogLevel = LogLevelName.Warning },
    };
}
