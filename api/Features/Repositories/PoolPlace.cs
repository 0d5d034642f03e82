using System.Text.Json;
using BackupApi.Catalogs;
using BackupApi.PoolTypes;
using BackupApi.Problems;
using BackupApi.Storage;
using Dapper;
using Npgsql;

namespace BackupApi.Features.Repositories;

/// <summary>The storage pool that a repository is made in or found in.</summary>
internal sealed record PoolPlace(Guid Id, string Name, IPoolType Type, JsonElement Settings)
{
    private const string Sql = "select name, type, settings::text as settings, secrets_protected from storage_pools where workspace_id = @WorkspaceId and id = @Id";

    private const string TakenSql = "select location from repositories where pool_id = @Id";

    /// <summary>Throws <see cref="ProblemException"/> (not_found).</summary>
    internal static async Task<PoolPlace> ReadAsync(
        NpgsqlConnection connection, BackupApi.Catalog catalog, SettingsSecrets secrets, Guid workspaceId, Guid id, CancellationToken cancellationToken)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(Sql, new { WorkspaceId = workspaceId, Id = id }, cancellationToken: cancellationToken))
            ?? throw ProblemException.NotFound("storage pool");
        return new PoolPlace(id, row.Name, catalog.PoolType(row.Type), secrets.Merge(row.Settings, row.SecretsProtected));
    }

    public override string ToString() => Name;

    /// <summary>Where a repository of that location lies. Throws <see cref="ProblemException"/> (400) for a location that cannot be one.</summary>
    internal StoragePlace Locate(string location)
    {
        try
        {
            return Type.Locate(Settings, location);
        }
        catch (ArgumentException)
        {
            throw ProblemException.Invalid("location", "This cannot be the name of a folder in the storage pool.");
        }
    }

    internal async Task<HashSet<string>> TakenAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        [.. await connection.QueryAsync<string>(new CommandDefinition(TakenSql, new { Id }, cancellationToken: cancellationToken)), .. await Type.ListLocationsAsync(Settings, cancellationToken)];

    private sealed record Row
    {
        public string Name { get; init; } = "";
        public string Type { get; init; } = "";
        public string Settings { get; init; } = "";
        public string? SecretsProtected { get; init; }
    }
}
