using System.Reflection;
using System.Text.Json;
using BackupApi.Catalogs;
using BackupApi.Data;

namespace BackupApi.Features.TypeCatalog;

/// <summary>Reads the fields of a settings record from the display attributes of its properties.</summary>
internal static class CatalogFields
{
    internal static IReadOnlyList<CatalogField> Of(Type settings)
    {
        var defaults = Defaults(settings);
        return [.. settings.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => (property, field: property.GetCustomAttribute<FieldAttribute>()))
            .Where(pair => pair.field is not null)
            .Select(pair => Describe(pair.property, pair.field!, defaults))];
    }

    private static CatalogField Describe(PropertyInfo property, FieldAttribute field, Func<PropertyInfo, object?> defaults)
    {
        var value = defaults(property);
        return new CatalogField(
            JsonNamingPolicy.CamelCase.ConvertName(property.Name), field.Label, field.Help, field.Placeholder, EnumText.Parse<CatalogFieldKind>(field.Kind), field.Secret, field.Required,
            field.Advanced, value is null ? null : JsonSerializer.SerializeToElement(value, JsonText.Options), [.. field.Options.Select(Option)],
            Condition(field.ShowWhen));
    }

    private static CatalogShowWhen? Condition(string text) => text.Split('=', 2) is [var field, var values] ? new CatalogShowWhen(field, values.Split(',')) : null;

    private static CatalogOption Option(string text)
    {
        var parts = text.Split('=', 2);
        return new CatalogOption(parts[0], parts[^1]);
    }

    // A default stands on the constructor's parameter, or is what a new instance holds.
    private static Func<PropertyInfo, object?> Defaults(Type settings)
    {
        if (settings.GetConstructor([]) is { } constructor)
        {
            var fresh = constructor.Invoke([]);
            return property => property.GetValue(fresh);
        }

        var parameters = settings.GetConstructors().SelectMany(each => each.GetParameters()).Where(parameter => parameter.HasDefaultValue)
            .GroupBy(parameter => parameter.Name!).ToDictionary(group => group.Key, group => group.First().DefaultValue, StringComparer.OrdinalIgnoreCase);
        return property => parameters.GetValueOrDefault(property.Name);
    }
}
