using System.Text.Json;
using BackupApi.Data;
using BackupApi.PoolTypes;
using BackupApi.Problems;
using FluentValidation;

namespace BackupApi.Features.StoragePools;

/// <summary>What creating and changing a pool have in common.</summary>
internal interface IStoragePoolFields
{
    string Name { get; }
    PoolSettings Settings { get; }
    PerformanceTier? PerformanceTier { get; }
    Redundancy? Redundancy { get; }
    long? QuotaBytes { get; }
    int? AlertThresholdPercent { get; }
    IReadOnlyList<string>? Tags { get; }
}

internal abstract class StoragePoolFieldsValidator<T> : AbstractValidator<T> where T : IStoragePoolFields
{
    protected StoragePoolFieldsValidator(BackupApi.Catalog catalog)
    {
        RuleFor(pool => pool.Name).NotEmpty().MaximumLength(100);
        RuleFor(pool => pool.QuotaBytes).GreaterThan(0);
        RuleFor(pool => pool.AlertThresholdPercent).InclusiveBetween(1, 100);
        RuleFor(pool => pool.Tags).Must(tags => tags is null || (tags.Count <= 20 && tags.All(tag => tag is { Length: > 0 and <= 50 }))).WithMessage("At most 20 tags of 1 to 50 letters.");
        RuleFor(pool => pool.Settings).NotNull().Custom((settings, context) =>
        {
            if (settings is null) return;
            var chosen = ChosenPool.Of(catalog, settings);
            foreach (var (field, messages) in chosen.Type.Validate(chosen.Settings))
                foreach (var message in messages) context.AddFailure($"settings.{field}", message);
        });
    }
}

/// <summary>A pool type with settings for it, as a request names them.</summary>
internal sealed record ChosenPool(IPoolType Type, JsonElement Settings)
{
    internal static ChosenPool Of(BackupApi.Catalog catalog, PoolSettings settings)
    {
        var json = JsonSerializer.SerializeToElement(settings, JsonText.Options);
        return new ChosenPool(catalog.PoolType(json.GetProperty("type").GetString()!), json);
    }

    /// <summary>Throws <see cref="ProblemException"/> (422, with the steps) when the place cannot hold repositories.</summary>
    internal async Task<PoolTypes.PoolHealth> RequireSoundAsync(CancellationToken cancellationToken)
    {
        var health = await Type.CheckAsync(Settings, cancellationToken);
        if (health.Health != PoolHealthStatus.Critical) return health;
        var failed = health.Steps.First(step => step.Status == Hosts.TestStepStatus.Failed);
        throw new ProblemException(422, failed.Code ?? ProblemCodes.PoolUnhealthy, $"The storage pool cannot be used: {failed.Detail}", failed.Hint)
        {
            Extensions = new Dictionary<string, object?> { ["steps"] = health.Steps },
        };
    }
}
