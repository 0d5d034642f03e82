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

/// <summary>A new storage pool.</summary>
/// <param name="PerformanceTier">"standard" when absent.</param>
/// <param name="Redundancy">"none" when absent; what the disks below do, for people to know.</param>
/// <param name="QuotaBytes">What may be used at most.</param>
/// <param name="AlertThresholdPercent">80 when absent.</param>
public sealed record CreateStoragePoolRequest(
    string Name, PoolSettings Settings, PerformanceTier? PerformanceTier = null, Redundancy? Redundancy = null, long? QuotaBytes = null, int? AlertThresholdPercent = null,
    IReadOnlyList<string>? Tags = null) : IStoragePoolFields;

internal sealed class CreateStoragePoolRequestValidator(BackupApi.Catalog catalog) : StoragePoolFieldsValidator<CreateStoragePoolRequest>(catalog, isNew: true);

internal static class CreateStoragePool
{
    private const string Sql = """
        insert into storage_pools (id, workspace_id, name, type, settings, secrets_protected, performance_tier, redundancy, quota_bytes, alert_threshold_percent, tags)
        values (@Id, @WorkspaceId, @Name, @Type, @Settings::jsonb, @SecretsProtected, @PerformanceTier, @Redundancy, @QuotaBytes, @AlertThresholdPercent, @Tags)
        """;

    /// <summary>Tests a place and keeps it as a storage pool when it can hold repositories.</summary>
    internal static async Task<Created<StoragePoolResponse>> HandleAsync(
        CreateStoragePoolRequest request, [FromServices] BackupApi.Catalog catalog, SettingsSecrets secrets, TenantDatabase database, Caller caller, AuditTrail audit, TimeProvider clock,
        HttpResponse response, CancellationToken cancellationToken)
    {
        var chosen = ChosenPool.Of(catalog, request.Settings);
        var health = await chosen.RequireSoundAsync(cancellationToken);
        var parameters = Parameters(request, Guid.CreateVersion7(), caller.WorkspaceId, chosen, secrets.Split(chosen.Type.SettingsType, chosen.Settings, null));
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await connection.ExecuteAsync(Sql, parameters, transaction);
        }
        catch (PostgresException exception) when (exception.ConstraintName == "storage_pools_name_key")
        {
            throw ProblemException.NameTaken("storage pool", parameters.Name);
        }

        await PoolRecord.SaveAsync(connection, transaction, parameters.Id, PoolRecord.Judge(health, parameters.AlertThresholdPercent, parameters.QuotaBytes), clock.GetUtcNow(), cancellationToken);
        await audit.RecordAsync(connection, transaction, "storage_pool.created", "storage_pool", parameters.Id, parameters.Name, new { type = chosen.Type.Type }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var pool = await StoragePoolReader.ReadAsync(connection, caller.WorkspaceId, parameters.Id, clock.GetUtcNow(), cancellationToken);
        EntityTag.Write(response, pool.Version);
        return TypedResults.Created($"/api/v1/storage-pools/{parameters.Id}", pool);
    }

    internal static PoolParameters Parameters(IStoragePoolFields pool, Guid id, Guid workspaceId, ChosenPool chosen, StoredSettings stored, int version = 0) => new(
        id, workspaceId, pool.Name.Trim(), chosen.Type.Type, stored.Settings, stored.SecretsProtected, EnumText.Of(pool.PerformanceTier ?? PerformanceTier.Standard),
        EnumText.Of(pool.Redundancy ?? Redundancy.None), pool.QuotaBytes, pool.AlertThresholdPercent ?? 80, pool.Tags?.ToArray() ?? [], version);
}

/// <summary>A pool's row as it is written.</summary>
internal sealed record PoolParameters(
    Guid Id, Guid WorkspaceId, string Name, string Type, string Settings, string? SecretsProtected, string PerformanceTier, string Redundancy, long? QuotaBytes, int AlertThresholdPercent, string[] Tags, int Version);
