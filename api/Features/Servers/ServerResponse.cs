using BackupApi.Hosts;
using BackupApi.Hosts.Detection;

namespace BackupApi.Features.Servers;

public enum ServerKind { Local, Ssh }

/// <summary>Where the key comes from with which we sign in.</summary>
public enum KeyOrigin { Generated, Pasted }

public enum ServerStatus { Untested, Reachable, Unreachable, HostKeyChanged, Unauthorized }

/// <summary>A machine to back up: this one, or one reached over SSH.</summary>
public sealed record ServerResponse
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public ServerKind Kind { get; init; }
    public string Description { get; init; } = "";
    /// <summary>Host name or IP address; null for this machine, like the next three.</summary>
    public string? Address { get; init; }
    public int? Port { get; init; }
    public string? Username { get; init; }
    /// <summary>The server through which it is reached.</summary>
    public Guid? JumpServerId { get; init; }
    /// <summary>Commands that need root run through sudo.</summary>
    public bool UseSudo { get; init; }
    public KeyOrigin? KeyOrigin { get; init; }
    /// <summary>The line of authorized_keys that lets us in.</summary>
    public string? PublicKey { get; init; }
    /// <summary>The one line that, run on the server as that user, installs the public key.</summary>
    public string? InstallCommand { get; init; }
    /// <summary>Of the key that a person confirmed: "SHA256:…".</summary>
    public string? HostKeyFingerprint { get; init; }
    /// <summary>Of the other key that the machine shows now; to be accepted or mistrusted.</summary>
    public string? OfferedHostKeyFingerprint { get; init; }
    public ServerStatus Status { get; init; }
    public ServerTest? LastTest { get; init; }
    public DateTimeOffset? LastTestedAt { get; init; }
    public ServerCapabilities? Capabilities { get; init; }
    public DateTimeOffset? DetectedAt { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public int Version { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public ServerUse UsedBy { get; init; } = new(0, 0);
}

/// <summary>How many things would miss the server.</summary>
public sealed record ServerUse(int Sources, int Jobs);

/// <summary>What works and what does not, step by step.</summary>
public sealed record ServerTest(bool Passed, DateTimeOffset TestedAt, IReadOnlyList<TestStep> Steps);
