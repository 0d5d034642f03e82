using System.Text.RegularExpressions;

namespace BackupApi.SourceTypes.Databases;

/// <summary>Options of a dump that people may add: nothing that writes files, reads others' settings, names another server or leaves the dump unprovable.</summary>
/// <param name="flags">As they are.</param>
/// <param name="values">Options with a value, and what the value may be.</param>
internal sealed class ExtraOptions(string[] flags, IReadOnlyDictionary<string, Regex> values)
{
    private const int Most = 100;

    public IEnumerable<(string Field, string Message)> Faults(IReadOnlyList<string> options)
    {
        if (options.Count > Most) yield return ("extraOptions", $"At most {Most} options.");
        foreach (var option in options.Where(option => !Allows(option)).Take(10))
            yield return ("extraOptions", $"“{option}” is not among the options that can be added: {string.Join(", ", flags.Concat(values.Keys.Select(name => name + "=…")))}.");
    }

    private bool Allows(string? option) => option is not null
        && (flags.Contains(option) || (option.Split('=', 2) is [var name, var value] && values.TryGetValue(name, out var allowed) && allowed.IsMatch(value)));
}
