using System.Reflection;
using System.Text.Json;
using BackupApi.Catalogs;
using BackupApi.Data;
using BackupApi.PoolTypes;
using BackupApi.Problems;
using FluentValidation;

namespace BackupApi.Features.StoragePools;

/// <summary>A pool type with settings for it: as a request names them, or complete with the secrets that are stored.</summary>
internal sealed record ChosenPool(IPoolType Type, JsonElement Settings)
{
    internal static ChosenPool Of(BackupApi.Catalog catalog, PoolSettings settings)
    {
        var json = JsonSerializer.SerializeToElement(settings, JsonText.Options);
        return new ChosenPool(catalog.PoolType(json.GetProperty("type").GetString()!), json);
    }

    /// <summary>With the stored secrets where the request brings none.</summary>
    internal ChosenPool Complete(SettingsSecrets secrets, KeptPool kept) => this with { Settings = secrets.Complete(Type.SettingsType, Settings, kept.SecretsOf(Type)) };

    /// <summary>Marks every field that is wrong as it stands in a request.</summary>
    /// <param name="isNew">No secret is stored yet, so that the required ones must be in the request.</param>
    internal void AddFailures<T>(ValidationContext<T> context, bool isNew)
    {
        foreach (var (field, messages) in Type.Validate(Settings))
            foreach (var message in messages) context.AddFailure($"settings.{field}", message);
        foreach (var (field, message) in isNew ? MissingSecrets() : []) context.AddFailure($"settings.{field}", message);
    }

    /// <summary>Throws <see cref="ProblemException"/> (400) when a secret that is required is neither in the request nor stored.</summary>
    internal ChosenPool RequireSecrets() =>
        MissingSecrets().FirstOrDefault() is ({ } field, var message) ? throw ProblemException.Invalid($"settings.{field}", message) : this;

    private IEnumerable<(string Field, string Message)> MissingSecrets() =>
        from property in Type.SettingsType.GetProperties()
        let secret = property.GetCustomAttribute<FieldAttribute>()
        where secret is { Secret: true, Required: true }
        let name = JsonNamingPolicy.CamelCase.ConvertName(property.Name)
        where !Settings.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null || value.GetString() == ""
        select (name, $"Enter the {secret.Label.ToLowerInvariant()}.");

    /// <summary>Whether repositories of the one are found where the other looks.</summary>
    internal bool IsSamePlace(ChosenPool other) => Type.Type == other.Type.Type && AddressOf(this) == AddressOf(other);

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

    // The settings may hold secrets.
    public override string ToString() => Type.Type;

    private static string AddressOf(ChosenPool pool) => pool.Type.Locate(pool.Settings, "x").Address;
}
