using BackupApi.Connections;
using BackupApi.Engines;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.SourceTypes;
using BackupApi.Storage;

namespace BackupApi.Orchestration;

/// <summary>What is told about a failed operation: a stable code, what happened, what to do next.</summary>
internal sealed record Failure(string Code, string Message, string Hint)
{
    public static Failure Of(Exception exception) => exception switch
    {
        EngineException engine => new(engine.Code, engine.Message, engine.Hint),
        StorageException storage => new(storage.Code, storage.Message, storage.Hint),
        ConnectionException service => new(service.Code, service.Message, service.Hint),
        SourceException source => new(source.Code, source.Message, source.Hint),
        HostException host => new(host.Code, host.Message, host.Hint),
        OperationFailedException failed => new(failed.Code, failed.Message, failed.Hint),
        ProblemException problem => new(problem.Code, problem.Message, problem.Hint ?? "Correct the settings and retry."),
        _ => new(ProblemCodes.Internal, "Something went wrong inside BackupApi that should not have.", "Retry. If it stays, look for this operation's id in the service's own log and report it."),
    };

    /// <summary>True when a fault of the network may be gone a moment later.</summary>
    public static bool IsTransient(Exception exception) => exception is EngineException { IsTransient: true } or HostException { IsTransient: true } or StorageException { IsTransient: true } or ConnectionException { IsTransient: true } or SourceException { IsTransient: true };
}
