using BackupApi.Catalogs;
using BackupApi.Connections;
using BackupApi.Data;
using BackupApi.Problems;
using Dapper;
using Npgsql;

namespace BackupApi.Features.Connections;

/// <summary>Reads connections as the API shows them: never a secret.</summary>
internal static class ConnectionReader
{
    private const string Select = """
        select c.id, c.name, c.server_id, v.name as server_name, c.type, c.settings::text as settings, c.secrets_protected, c.is_default, c.status, c.last_test::text as last_test,
          c.last_tested_at, c.tags, c.version, c.created_at, c.updated_at,
          coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.name) from sources s
            where s.workspace_id = c.workspace_id and s.settings ? 'connectionId' and s.settings ->> 'connectionId' = c.id::text), '[]')::text as used_by_sources
        from connections c join servers v on v.id = c.server_id
        where c.workspace_id = @WorkspaceId
        """;

    /// <summary>Throws not_found.</summary>
    internal static async Task<ConnectionRow> FindAsync(NpgsqlConnection connection, Guid workspaceId, Guid id, CancellationToken cancellationToken) =>
        await connection.QuerySingleOrDefaultAsync<ConnectionRow>(new CommandDefinition(Select + " and c.id = @Id", new { WorkspaceId = workspaceId, Id = id }, cancellationToken: cancellationToken))
        ?? throw ProblemException.NotFound("connection");

    /// <param name="condition">Further SQL from " and" to the limit.</param>
    internal static async Task<List<ConnectionRow>> ListAsync(NpgsqlConnection connection, string condition, object parameters, CancellationToken cancellationToken) =>
        [.. await connection.QueryAsync<ConnectionRow>(new CommandDefinition(Select + condition, parameters, cancellationToken: cancellationToken))];
}

/// <summary>A row of <see cref="ConnectionReader"/>.</summary>
internal sealed record ConnectionRow
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public Guid ServerId { get; init; }
    public string ServerName { get; init; } = "";
    public string Type { get; init; } = "";
    public string Settings { get; init; } = "{}";
    public string? SecretsProtected { get; init; }
    public bool IsDefault { get; init; }
    public ConnectionStatus Status { get; init; }
    public string? LastTest { get; init; }
    public DateTimeOffset? LastTestedAt { get; init; }
    public string[] Tags { get; init; } = [];
    public int Version { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public string UsedBySources { get; init; } = "[]";

    public ConnectionResponse ToResponse() => new()
    {
        Id = Id, Name = Name, ServerId = ServerId, ServerName = ServerName, Type = Type, Settings = JsonText.Read<ConnectionSettings>(Settings), SecretsSet = SettingsSecrets.Set(SecretsProtected),
        IsDefault = IsDefault, Status = Status, LastTest = LastTest is null ? null : JsonText.Read<ConnectionTest>(LastTest), LastTestedAt = LastTestedAt, Tags = Tags, Version = Version,
        CreatedAt = CreatedAt, UpdatedAt = UpdatedAt, UsedBySources = JsonText.Read<List<ConnectionUse>>(UsedBySources),
    };

    public override string ToString() => Name;
}
