using BackupApi.Catalogs;
using BackupApi.Data;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BackupApi.Features.Repositories;

/// <param name="Location">Name of the folder in the pool.</param>
/// <param name="Engine">Which engine's it is.</param>
/// <param name="Encryption">Null when that shows only after opening it.</param>
public sealed record ImportableRepository(string Location, string Engine, string? Encryption);

public sealed record ImportableRepositories(IReadOnlyList<ImportableRepository> Items);

internal static class ListImportableRepositories
{
    private const string KnownSql = "select location from repositories where pool_id = @Id";

    /// <summary>Repositories that lie in a pool and are not known here yet.</summary>
    internal static async Task<Ok<ImportableRepositories>> HandleAsync(
        Guid id, [FromServices] BackupApi.Catalog catalog, SettingsSecrets secrets, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var pool = await PoolPlace.ReadAsync(connection, catalog, secrets, caller.WorkspaceId, id, cancellationToken);
        HashSet<string> known = [.. await connection.QueryAsync<string>(KnownSql, new { Id = id })];
        var found = new List<ImportableRepository>();
        foreach (var location in (await pool.Type.ListLocationsAsync(pool.Settings, cancellationToken)).Where(location => !known.Contains(location)))
        {
            foreach (var engine in catalog.Engines.Where(engine => pool.Type.Engines.Contains(engine.Kind)))
            {
                if (await engine.IsRepositoryAsync(pool.Locate(location), cancellationToken)) found.Add(new ImportableRepository(location, engine.Kind, null));
            }
        }

        return TypedResults.Ok(new ImportableRepositories(found));
    }
}
