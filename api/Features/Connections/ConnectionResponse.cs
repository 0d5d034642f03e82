using BackupApi.Connections;
using BackupApi.Hosts;

namespace BackupApi.Features.Connections;

/// <summary>success, failed: what the last test saw.</summary>
public enum ConnectionStatus { Untested, Success, Failed }

/// <summary>How a service on a server is reached and signed in to.</summary>
public sealed record ConnectionResponse
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public Guid ServerId { get; init; }
    public string ServerName { get; init; } = "";
    public string Type { get; init; } = "";
    /// <summary>Without secrets.</summary>
    public required ConnectionSettings Settings { get; init; }
    /// <summary>Names of the settings that are secret and stored.</summary>
    public IReadOnlyList<string> SecretsSet { get; init; } = [];
    /// <summary>What forms choose first on its server for its type; at most one is.</summary>
    public bool IsDefault { get; init; }
    public ConnectionStatus Status { get; init; }
    public ConnectionTest? LastTest { get; init; }
    public DateTimeOffset? LastTestedAt { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public int Version { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public IReadOnlyList<ConnectionUse> UsedBySources { get; init; } = [];
}

/// <summary>A source that is read through the connection.</summary>
public sealed record ConnectionUse(Guid Id, string Name);

/// <summary>What works and what does not, step by step.</summary>
public sealed record ConnectionTest(bool Passed, DateTimeOffset TestedAt, IReadOnlyList<TestStep> Steps);
