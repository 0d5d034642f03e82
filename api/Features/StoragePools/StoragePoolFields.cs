using BackupApi.PoolTypes;
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
    protected StoragePoolFieldsValidator(BackupApi.Catalog catalog, bool isNew)
    {
        RuleFor(pool => pool.Name).NotEmpty().MaximumLength(100);
        RuleFor(pool => pool.QuotaBytes).GreaterThan(0);
        RuleFor(pool => pool.AlertThresholdPercent).InclusiveBetween(1, 100);
        RuleFor(pool => pool.Tags).Must(tags => tags is null || (tags.Count <= 20 && tags.All(tag => tag is { Length: > 0 and <= 50 }))).WithMessage("At most 20 tags of 1 to 50 letters.");
        RuleFor(pool => pool.Settings).NotNull().Custom((settings, context) =>
        {
            if (settings is not null) ChosenPool.Of(catalog, settings).AddFailures(context, isNew);
        });
    }
}
