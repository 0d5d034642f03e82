using BackupApi.Orchestration;
using BackupApi.SourceTypes;

namespace BackupApi.Features.Sources;

/// <summary>What is backed up, and where it lives.</summary>
public sealed record SourceResponse
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public Guid ServerId { get; init; }
    public string ServerName { get; init; } = "";
    public string Type { get; init; } = "";
    public required SourceSettings Settings { get; init; }

    /// <summary>Shell text run on the server before its data is read; a failure stops the run.</summary>
    public string? PreScript { get; init; }

    /// <summary>Shell text run on the server afterwards, also after a failure.</summary>
    public string? PostScript { get; init; }
    public int ScriptTimeoutSeconds { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Jobs leave an inactive source out.</summary>
    public bool Active { get; init; }
    public int Version { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? LastBackupAt { get; init; }
    public Guid? LastBackupId { get; init; }

    /// <summary>Of the newest backup operation.</summary>
    public OperationStatus? LastStatus { get; init; }
    public IReadOnlyList<SourceJob> UsedByJobs { get; init; } = [];
}

/// <summary>A job that backs a source up.</summary>
public sealed record SourceJob(Guid Id, string Name);
