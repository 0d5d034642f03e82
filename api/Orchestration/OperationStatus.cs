namespace BackupApi.Orchestration;

public enum OperationStatus { Pending, Running, Paused, Completed, Warning, Failed, Cancelled }

public enum OperationKind { Backup, Restore, Check, Delete, Refresh, Verify, Prune }

/// <summary>What started an operation.</summary>
public enum OperationTrigger { Manual, Api, Setup, Schedule, Retry }

/// <summary>What somebody asked of a running operation, until it happened.</summary>
public enum RequestedAction { Pause, Cancel }

internal static class OperationStatuses
{
    internal static bool HasEnded(this OperationStatus status) =>
        status is OperationStatus.Completed or OperationStatus.Warning or OperationStatus.Failed or OperationStatus.Cancelled;
}
