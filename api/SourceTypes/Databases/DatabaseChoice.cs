using System.IO.Enumeration;
using BackupApi.Problems;

namespace BackupApi.SourceTypes.Databases;

/// <summary>Which of a server's databases a source means.</summary>
/// <param name="Named">Empty: all there are at the time.</param>
/// <param name="Excluded">Names, in which * stands for anything and ? for one character.</param>
internal sealed record DatabaseChoice(IReadOnlyList<string> Named, IReadOnlyList<string> Excluded)
{
    private const int Most = 1000;

    /// <summary>Throws <see cref="SourceException"/> (database_missing) when a named one is gone, or nothing is left: a backup must not shrink in silence.</summary>
    public IReadOnlyList<string> Of(IReadOnlyCollection<string> existing, string host)
    {
        var missing = Named.Where(name => !existing.Contains(name)).ToList();
        if (missing.Count > 0)
            throw new SourceException(ProblemCodes.DatabaseMissing, $"{host} has no database {string.Join(", ", missing.Take(10).Select(name => $"“{name}”"))}{(missing.Count > 10 ? $" and {missing.Count - 10} more" : "")}.",
                "Take it out of the source if it was dropped, or correct its name; the connection's user may also not be allowed to see it.");
        var chosen = (Named.Count > 0 ? Named.Distinct() : existing).Where(name => !Excluded.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false))).ToList();
        return chosen.Count > 0 ? chosen : throw new SourceException(ProblemCodes.DatabaseMissing, $"{host} has no database that this source takes.", "Create one first, or change what the source leaves out.");
    }

    public IEnumerable<(string Field, string Message)> Faults()
    {
        foreach (var (field, names) in new[] { ("databases", Named), ("excludeDatabases", Excluded) })
        {
            if (names.Count > Most) yield return (field, $"At most {Most} names.");
            if (names.Any(name => string.IsNullOrEmpty(name) || name.Length > 64 || name.Contains('\0'))) yield return (field, "A name has 1 to 64 letters.");
        }
    }
}
