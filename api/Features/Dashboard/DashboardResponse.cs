using BackupApi.Orchestration;
using BackupApi.PoolTypes;

namespace BackupApi.Features.Dashboard;

/// <summary>Are we safe? In one answer.</summary>
/// <param name="SourcesTotal">Active sources.</param>
/// <param name="SourcesProtected">Active sources with a sound backup that is at most 7 days old.</param>
/// <param name="Attention">What somebody should do something about, worst first; at most 50.</param>
/// <param name="Running">What runs now; at most 20.</param>
/// <param name="Jobs">The 20 jobs that ran last.</param>
/// <param name="Proofs">The latest restores whose files were read back and compared.</param>
/// <param name="FirstSteps">What a new workspace has done so far; null once everything is.</param>
public sealed record DashboardResponse(
    int SourcesTotal, int SourcesProtected, DashboardDay Last24Hours, IReadOnlyList<AttentionItem> Attention, IReadOnlyList<OperationSummary> Running,
    IReadOnlyList<JobStrip> Jobs, IReadOnlyList<PoolSummary> Pools, IReadOnlyList<RestoreProof> Proofs, DashboardStorage Storage, FirstSteps? FirstSteps);

/// <summary>Operations that were started in the last 24 hours, by status; running and pending ones whenever they were started.</summary>
public sealed record DashboardDay
{
    public int Completed { get; init; }
    public int Warning { get; init; }
    public int Failed { get; init; }
    public int Cancelled { get; init; }
    public int Running { get; init; }
    public int Pending { get; init; }
}

public enum AttentionSeverity { Error, Warning }

/// <param name="Title">What is wrong.</param>
/// <param name="Cause">Why, as far as it is known.</param>
/// <param name="Action">What mends it.</param>
public sealed record AttentionItem(AttentionSeverity Severity, string Title, string Cause, AttentionAction Action);

/// <param name="Href">A page of the web interface.</param>
public sealed record AttentionAction(string Label, string Href);

/// <summary>A job's last 30 days.</summary>
/// <param name="Subtitle">What it backs up, and where to.</param>
/// <param name="Days">Oldest first.</param>
public sealed record JobStrip(
    Guid JobId, string Name, string Subtitle, OperationStatus? LastStatus, DateTimeOffset? LastAt, double? LastDurationSeconds, long? LastBytes, IReadOnlyList<StripDay> Days);

/// <summary>A pool with its use and, when it keeps growing as it did for 30 days, the day it is full.</summary>
public sealed record PoolSummary
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public string Type { get; init; } = "";
    public string PerformanceTier { get; init; } = "";
    public PoolHealthStatus Health { get; init; }
    public long? UsedBytes { get; init; }
    /// <summary>Of the file system, or the pool's quota where that is less.</summary>
    public long? CapacityBytes { get; init; }
    public int AlertThresholdPercent { get; init; }
    public DateOnly? FullOn { get; init; }
}

/// <summary>A restore that was compared with its backup, file by file.</summary>
public sealed record RestoreProof
{
    public Guid RestoreId { get; init; }
    public Guid BackupId { get; init; }
    public string SourceName { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public double DurationSeconds { get; init; }
    public long VerifiedFiles { get; init; }
}

/// <summary>All repositories together.</summary>
public sealed record DashboardStorage
{
    /// <summary>As large as the backups would be without compression and deduplication.</summary>
    public long OriginalBytes { get; init; }
    /// <summary>What they take.</summary>
    public long DeduplicatedBytes { get; init; }
}

/// <summary>The way to the first proven backup.</summary>
public sealed record FirstSteps
{
    public bool Server { get; init; }
    public bool Source { get; init; }
    public bool Pool { get; init; }
    public bool Repository { get; init; }
    public bool Job { get; init; }
    public bool Backup { get; init; }
    public bool Restore { get; init; }
}
