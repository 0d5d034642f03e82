using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackupApi.Security;

namespace BackupApi.Catalogs;

/// <summary>Keeps the secret fields of settings (<see cref="FieldAttribute.Secret"/>) apart from the others: they are encrypted, each by itself,
/// stand in a column of their own, and never leave the service again.</summary>
internal sealed class SettingsSecrets(SecretProtector protector)
{
    /// <summary>Takes settings apart for their columns. A secret that is null or absent keeps what is stored; an empty one forgets it.</summary>
    /// <param name="settingsType">The record that the settings are of.</param>
    /// <param name="settings">As a request brings them.</param>
    /// <param name="stored">What the column of the secrets holds now; null for something new.</param>
    public StoredSettings Split(Type settingsType, JsonElement settings, string? stored)
    {
        var open = JsonObject.Create(settings) ?? throw new ArgumentException("Settings are an object.", nameof(settings));
        var before = Read(stored);
        var secrets = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Names(settingsType))
        {
            var given = open[name]?.GetValue<string>();
            open.Remove(name);
            if (given is null && before.TryGetValue(name, out var kept)) secrets[name] = kept;
            else if (!string.IsNullOrEmpty(given)) secrets[name] = protector.Protect(given);
        }

        return new StoredSettings(open.ToJsonString(), secrets.Count == 0 ? null : JsonSerializer.Serialize(secrets));
    }

    /// <summary>Settings as adapters take them, with their secrets in clear. Throws ProblemException when they were encrypted under other keys.</summary>
    public JsonElement Merge(string settings, string? stored)
    {
        var whole = JsonNode.Parse(settings)!.AsObject();
        foreach (var (name, secret) in Read(stored)) whole[name] = protector.Unprotect(secret);
        return JsonSerializer.SerializeToElement(whole);
    }

    /// <summary>What a request means: its own secrets, and those stored where it brings none.</summary>
    public JsonElement Complete(Type settingsType, JsonElement settings, string? stored)
    {
        var split = Split(settingsType, settings, stored);
        return Merge(split.Settings, split.SecretsProtected);
    }

    /// <summary>The secrets that are stored, by the names of their fields, for answers. Needs no key.</summary>
    public static IReadOnlyList<string> Set(string? stored) => [.. Read(stored).Keys];

    private static IEnumerable<string> Names(Type settingsType) =>
        from property in settingsType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.GetCustomAttribute<FieldAttribute>() is { Secret: true }
        select JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static SortedDictionary<string, string> Read(string? stored) =>
        stored is null ? [] : JsonSerializer.Deserialize<SortedDictionary<string, string>>(stored)!;
}

/// <summary>Settings as two columns hold them.</summary>
/// <param name="Settings">JSON without any secret.</param>
/// <param name="SecretsProtected">JSON of field name to encrypted secret; null when there is none.</param>
internal sealed record StoredSettings(string Settings, string? SecretsProtected);
