using System.Text.Json;
using BackupApi.Data;
using BackupApi.Problems;
using BackupApi.SourceTypes;
using FluentValidation;

namespace BackupApi.Features.Sources;

/// <summary>What creating and changing a source have in common.</summary>
internal interface ISourceFields
{
    string Name { get; }
    Guid ServerId { get; }
    SourceSettings Settings { get; }
    string? PreScript { get; }
    string? PostScript { get; }
    int? ScriptTimeoutSeconds { get; }
    IReadOnlyList<string>? Tags { get; }
    bool? Active { get; }
}

internal abstract class SourceFieldsValidator<T> : AbstractValidator<T> where T : ISourceFields
{
    protected SourceFieldsValidator()
    {
        RuleFor(source => source.Name).NotEmpty().MaximumLength(100);
        RuleFor(source => source.ServerId).NotEmpty().WithMessage("Choose the server that the source lives on.");
        RuleFor(source => source.Settings).NotNull().WithMessage("Say what to back up.");
        RuleFor(source => source.PreScript).MaximumLength(64_000);
        RuleFor(source => source.PostScript).MaximumLength(64_000);
        RuleFor(source => source.ScriptTimeoutSeconds).InclusiveBetween(1, 86_400);
        RuleFor(source => source.Tags).Must(tags => tags is null || (tags.Count <= 20 && tags.All(tag => tag is { Length: > 0 and <= 50 }))).WithMessage("At most 20 tags of 1 to 50 letters.");
    }
}

/// <summary>Settings with their type, checked by it.</summary>
internal sealed record CheckedSettings(ISourceType Type, JsonElement Json)
{
    /// <summary>Throws invalid with an error at each wrong field.</summary>
    internal static CheckedSettings Of(SourceSettings settings, Catalog catalog)
    {
        var json = JsonSerializer.SerializeToElement(settings, JsonText.Options);
        var name = json.GetProperty("type").GetString()!;
        var type = catalog.FindSourceType(name) ?? throw ProblemException.Invalid("settings.type", $"There is no source type “{name}”.");
        var errors = type.Validate(json);
        return errors.Count == 0 ? new CheckedSettings(type, json) : throw ProblemException.Invalid(errors.ToDictionary(error => $"settings.{error.Key}", error => error.Value));
    }
}
