using BackupApi.Catalogs;
using BackupApi.Data;
using BackupApi.PoolTypes;
using BackupApi.Problems;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace BackupApi.Features.StoragePools;

/// <summary>The whole pool as it shall be; what is absent gets its default. A secret that is absent stays as it is stored. Its type cannot change, and its place only while no repository is in it.</summary>
public sealed record UpdateStoragePoolRequest(
    string Name, PoolSettings Settings, PerformanceTier? PerformanceTier = null, Redundancy? Redundancy = null, long? QuotaBytes = null, int? AlertThresholdPercent = null,
    IReadOnlyList<string>? Tags = null) : IStoragePoolFields;

internal sealed class UpdateStoragePoolRequestValidator(BackupApi.Catalog catalog) : StoragePoolFieldsValidator<UpdateStoragePoolRequest>(catalog, isNew: false);

internal static class UpdateStoragePool
{
    private const string Sql = """
        update storage_pools set name = @Name, settings = @Settings::jsonb, secrets_protected = @SecretsProtected, performance_tier = @PerformanceTier, redundancy = @Redundancy, quota_bytes = @QuotaBytes,
          alert_threshold_percent = @AlertThresholdPercent, tags = @Tags, version = version + 1, updated_at = now()
        where workspace_id = @WorkspaceId and id = @Id and version = @Version and type = @Type
        """;

    /// <summary>Changes a pool as a whole, after testing it.</summary>
    internal static async Task<Ok<StoragePoolResponse>> HandleAsync(
        Guid id, UpdateStoragePoolRequest request, [FromHeader(Name = EntityTag.IfMatch)] string? ifMatch, [FromServices] BackupApi.Catalog catalog, SettingsSecrets secrets,
        TenantDatabase database, Caller caller, AuditTrail audit, TimeProvider clock, HttpResponse response, CancellationToken cancellationToken)
    {
        var version = EntityTag.Parse(ifMatch);
        await using var connection = await database.OpenAsync(cancellationToken);
        var kept = await KeptPool.ReadAsync(connection, caller.WorkspaceId, id, cancellationToken);
        var asked = ChosenPool.Of(catalog, request.Settings);
        var chosen = asked.Complete(secrets, kept).RequireSecrets();
        var stored = secrets.Split(asked.Type.SettingsType, asked.Settings, kept.SecretsOf(asked.Type));
        var parameters = CreateStoragePool.Parameters(request, id, caller.WorkspaceId, chosen, stored, version);
        if (kept.HasRepositories && !chosen.IsSamePlace(kept.Open(catalog, secrets)))
            throw new ProblemException(409, ProblemCodes.InUse, "Repositories are in this storage pool, so its place cannot change.", "Make another pool for the new place.");
        var health = await chosen.RequireSoundAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            if (await connection.ExecuteAsync(Sql, parameters, transaction) == 0) throw ProblemException.ChangedMeanwhile("storage pool");
        }
        catch (PostgresException exception) when (exception.ConstraintName == "storage_pools_name_key")
        {
            throw ProblemException.NameTaken("storage pool", parameters.Name);
        }

        await PoolRecord.SaveAsync(connection, transaction, id, PoolRecord.Judge(health, parameters.AlertThresholdPercent, parameters.QuotaBytes), clock.GetUtcNow(), cancellationToken);
        await audit.RecordAsync(connection, transaction, "storage_pool.updated", "storage_pool", id, parameters.Name, new { parameters.QuotaBytes, parameters.AlertThresholdPercent }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var pool = await StoragePoolReader.ReadAsync(connection, caller.WorkspaceId, id, clock.GetUtcNow(), cancellationToken);
        EntityTag.Write(response, pool.Version);
        return TypedResults.Ok(pool);
    }
}
