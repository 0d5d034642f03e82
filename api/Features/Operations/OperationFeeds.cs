using BackupApi.Data;
using BackupApi.Orchestration;

namespace BackupApi.Features.Operations;

/// <summary>What viewers connected to this replica follow.</summary>
internal sealed class OperationFeeds(SystemDatabase database, OperationSignals signals)
{
    public SharedFeeds<LogKey, LogFeed> Logs { get; } = new(key => new LogFeed(database, signals, key));

    /// <summary>By workspace.</summary>
    public SharedFeeds<Guid, EventFeed> Events { get; } = new(workspace => new EventFeed(database, signals, workspace));
}
