using System.Text.Json;
using BackupApi.Catalogs;
using BackupApi.Connections;
using BackupApi.Data;
using BackupApi.Problems;
using FluentValidation;

namespace BackupApi.Features.Connections;

/// <summary>What creating and changing a connection have in common.</summary>
internal interface IConnectionFields
{
    string Name { get; }
    ConnectionSettings Settings { get; }
    IReadOnlyList<string>? Tags { get; }
}

internal abstract class ConnectionFieldsValidator<T> : AbstractValidator<T> where T : IConnectionFields
{
    protected ConnectionFieldsValidator()
    {
        RuleFor(connection => connection.Name).NotEmpty().MaximumLength(100);
        RuleFor(connection => connection.Settings).NotNull().WithMessage("Say how the service is reached.");
        RuleFor(connection => connection.Tags).Must(tags => tags is null || (tags.Count <= 20 && tags.All(tag => tag is { Length: > 0 and <= 50 }))).WithMessage("At most 20 tags of 1 to 50 letters.");
    }
}

/// <summary>Settings of a request with their type, checked by it.</summary>
/// <param name="Json">As the request brings them: a secret may be absent.</param>
internal sealed record ChosenConnection(IConnectionType Type, JsonElement Json)
{
    /// <summary>Throws invalid with an error at each wrong field.</summary>
    internal static ChosenConnection Of(BackupApi.Catalog catalog, ConnectionSettings settings)
    {
        var json = JsonSerializer.SerializeToElement(settings, JsonText.Options);
        var type = catalog.ConnectionType(json.GetProperty("type").GetString()!);
        var errors = type.Validate(json);
        return errors.Count == 0 ? new ChosenConnection(type, json) : throw ProblemException.Invalid(errors.ToDictionary(error => $"settings.{error.Key}", error => error.Value));
    }

    internal JsonElement Complete(SettingsSecrets secrets, string? stored) => secrets.Complete(Type.SettingsType, Json, stored);

    internal StoredSettings Split(SettingsSecrets secrets, string? stored) => secrets.Split(Type.SettingsType, Json, stored);

    public override string ToString() => Type.Type;
}
