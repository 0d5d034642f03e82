using BackupApi.Data;
using BackupApi.Hosts.Detection;
using Dapper;
using Npgsql;

namespace BackupApi.Features.Servers;

/// <summary>Reads servers as the API shows them: never a private key.</summary>
internal static class ServerReader
{
    internal const string Columns = """
        s.id, s.name, s.kind, s.description, s.address, s.port, s.username, s.jump_server_id, s.use_sudo, s.key_origin, s.public_key, s.host_key_fingerprint,
        s.offered_host_key_fingerprint, s.status, s.last_test::text as last_test_text, s.last_tested_at, s.capabilities::text as capabilities_text, s.detected_at, s.tags, s.version,
        s.created_at, s.updated_at, s.source_count, s.job_count
        """;

    private const string OneSql = $"select {Columns} from servers s where s.workspace_id = @WorkspaceId and s.id = @Id";

    /// <summary>Null when the workspace has no such server.</summary>
    internal static async Task<ServerResponse?> FindAsync(NpgsqlConnection connection, Guid workspaceId, Guid id) =>
        (await connection.QuerySingleOrDefaultAsync<ServerRow>(OneSql, new { WorkspaceId = workspaceId, Id = id }))?.ToResponse();
}

/// <summary>A row of <see cref="ServerReader.Columns"/>.</summary>
internal sealed record ServerRow
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public ServerKind Kind { get; init; }
    public string Description { get; init; } = "";
    public string? Address { get; init; }
    public int? Port { get; init; }
    public string? Username { get; init; }
    public Guid? JumpServerId { get; init; }
    public bool UseSudo { get; init; }
    public KeyOrigin? KeyOrigin { get; init; }
    public string? PublicKey { get; init; }
    public string? HostKeyFingerprint { get; init; }
    public string? OfferedHostKeyFingerprint { get; init; }
    public ServerStatus Status { get; init; }
    public string? LastTestText { get; init; }
    public DateTimeOffset? LastTestedAt { get; init; }
    public string? CapabilitiesText { get; init; }
    public DateTimeOffset? DetectedAt { get; init; }
    public string[] Tags { get; init; } = [];
    public int Version { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public int SourceCount { get; init; }
    public int JobCount { get; init; }

    internal ServerResponse ToResponse() => new()
    {
        Id = Id, Name = Name, Kind = Kind, Description = Description, Address = Address, Port = Port, Username = Username, JumpServerId = JumpServerId, UseSudo = UseSudo,
        KeyOrigin = KeyOrigin, PublicKey = PublicKey, InstallCommand = PublicKey is null ? null : InstallLine(PublicKey), HostKeyFingerprint = HostKeyFingerprint,
        OfferedHostKeyFingerprint = OfferedHostKeyFingerprint, Status = Status, LastTest = LastTestText is null ? null : JsonText.Read<ServerTest>(LastTestText), LastTestedAt = LastTestedAt,
        Capabilities = CapabilitiesText is null ? null : JsonText.Read<ServerCapabilities>(CapabilitiesText), DetectedAt = DetectedAt, Tags = Tags, Version = Version,
        CreatedAt = CreatedAt, UpdatedAt = UpdatedAt, UsedBy = new ServerUse(SourceCount, JobCount),
    };

    /// <summary>The key's text is ours (type, base64 and a fixed comment), so that nothing in it can end the quotes.</summary>
    private static string InstallLine(string publicKey) =>
        $"mkdir -p ~/.ssh && chmod 700 ~/.ssh && echo '{publicKey}' >> ~/.ssh/authorized_keys && chmod 600 ~/.ssh/authorized_keys";
}
