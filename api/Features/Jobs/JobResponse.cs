using BackupApi.Orchestration;
using BackupApi.Retention;

namespace BackupApi.Features.Jobs;

public enum JobPriority { Low, Normal, High, Critical }

/// <summary>What is backed up (sources), where to (repositories), and how.</summary>
public sealed record JobResponse
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public string Description { get; init; } = "";
    /// <summary>A job that is off cannot be run.</summary>
    public bool Enabled { get; init; }
    public JobPriority Priority { get; init; }
    public IReadOnlyList<JobSource> Sources { get; init; } = [];
    public IReadOnlyList<JobRepository> Repositories { get; init; } = [];
    /// <summary>KiB per second; null: no limit.</summary>
    public int? BandwidthLimitKbps { get; init; }
    /// <summary>CPU niceness on the server, 0 to 19.</summary>
    public int Nice { get; init; }
    /// <summary>Instead of the repository's own; null: the repository's.</summary>
    public string? Compression { get; init; }
    public int MaxRuntimeMinutes { get; init; }
    /// <summary>Runs on each server before its sources are read; a failure stops the run.</summary>
    public string? PreScript { get; init; }
    public string? PostScript { get; init; }
    public int ScriptTimeoutSeconds { get; init; }
    /// <summary>Which of its backups stay, instead of what their repository says; null: the repository says.</summary>
    public RetentionPolicy? Retention { get; init; }
    public string[] Tags { get; init; } = [];
    /// <summary>Grows with every change; goes into If-Match.</summary>
    public int Version { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public JobRun? LastRun { get; init; }
    /// <summary>When a schedule starts it next; null while it is off or has no schedule.</summary>
    public DateTimeOffset? NextRunAt { get; init; }
    /// <summary>Why a run that was due did not take place, as a sentence; null when nothing is overdue.</summary>
    public string? Overdue { get; init; }
    public JobStatistics Statistics { get; init; } = new();
    /// <summary>The last 30 days, oldest first.</summary>
    public IReadOnlyList<StripDay> Strip { get; init; } = [];
}

public sealed record JobSource(Guid Id, string Name, string ServerName, string Type);

public sealed record JobRepository(Guid Id, string Name, string PoolName);

/// <summary>Counts of the operations that ended in the last 30 days.</summary>
public sealed record JobStatistics
{
    public int Runs { get; init; }
    public int Completed { get; init; }
    public int Warning { get; init; }
    public int Failed { get; init; }
    /// <summary>Of those that succeeded.</summary>
    public double? AverageDurationSeconds { get; init; }
    /// <summary>Bytes read from the sources.</summary>
    public long TotalBytes { get; init; }
}
