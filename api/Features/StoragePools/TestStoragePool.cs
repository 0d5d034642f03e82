using BackupApi.Catalogs;
using BackupApi.Data;
using BackupApi.Hosts;
using BackupApi.PoolTypes;
using BackupApi.Security;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BackupApi.Features.StoragePools;

/// <param name="Passed">False when the place cannot hold repositories as it is.</param>
/// <param name="Usage">Of its file system; null when it could not be measured.</param>
public sealed record PoolTest(bool Passed, PoolHealthStatus Health, string Reason, DateTimeOffset TestedAt, IReadOnlyList<TestStep> Steps, PoolUsage? Usage)
{
    internal static PoolTest Of(PoolTypes.PoolHealth health, DateTimeOffset at) => new(health.Health != PoolHealthStatus.Critical, health.Health, health.Reason, at, health.Steps, health.Usage);
}

/// <param name="PoolId">The pool that is being changed: its stored secrets are used where the settings bring none.</param>
public sealed record TestStoragePoolRequest(PoolSettings Settings, Guid? PoolId = null);

internal sealed class TestStoragePoolRequestValidator : AbstractValidator<TestStoragePoolRequest>
{
    public TestStoragePoolRequestValidator(BackupApi.Catalog catalog) => RuleFor(request => request.Settings).NotNull().Custom((settings, context) =>
    {
        if (settings is not null) ChosenPool.Of(catalog, settings).AddFailures(context, isNew: context.InstanceToValidate.PoolId is null);
    });
}

internal static class TestStoragePoolSettings
{
    /// <summary>Tests a place before it is saved: reach, sign in, write, read back, list, delete, room: what its type has. Leaves nothing behind.</summary>
    internal static async Task<Ok<PoolTest>> HandleAsync(
        TestStoragePoolRequest request, [FromServices] BackupApi.Catalog catalog, SettingsSecrets secrets, TenantDatabase database, Caller caller, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var chosen = ChosenPool.Of(catalog, request.Settings);
        if (request.PoolId is { } id)
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            chosen = chosen.Complete(secrets, await KeptPool.ReadAsync(connection, caller.WorkspaceId, id, cancellationToken));
        }

        chosen.RequireSecrets();
        return TypedResults.Ok(PoolTest.Of(await chosen.Type.CheckAsync(chosen.Settings, cancellationToken), clock.GetUtcNow()));
    }
}

internal static class TestStoragePool
{
    /// <summary>Tests a pool now and writes down what was found.</summary>
    internal static async Task<Ok<PoolTest>> HandleAsync(
        Guid id, [FromServices] BackupApi.Catalog catalog, SettingsSecrets secrets, TenantDatabase database, Caller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var pool = await KeptPool.ReadAsync(connection, caller.WorkspaceId, id, cancellationToken);
        var chosen = pool.Open(catalog, secrets);
        var health = PoolRecord.Judge(await chosen.Type.CheckAsync(chosen.Settings, cancellationToken), pool.AlertThresholdPercent, pool.QuotaBytes);
        var now = clock.GetUtcNow();
        await PoolRecord.SaveAsync(connection, null, id, health, now, cancellationToken);
        return TypedResults.Ok(PoolTest.Of(health, now));
    }
}
