using System.Text.RegularExpressions;

namespace BackupApi.SourceTypes.PostgreSql;

/// <summary>Sorts what pg_restore says: it goes on after an error, and some of them are of this server and no loss of data.</summary>
internal sealed partial class RestoreErrors
{
    private readonly List<string> all;
    private readonly long counted;

    public RestoreErrors(string text)
    {
        all = [.. text.Split('\n').Where(line => line.StartsWith("pg_restore: error: ", StringComparison.Ordinal)).Select(line => line["pg_restore: error: ".Length..].Trim())];
        counted = Ignored().Match(text) is { Success: true } match ? long.Parse(match.Groups[1].Value) : -1;
    }

    /// <summary>Every error is one that a restore may go by: the role of an owner or of a grant is not on this server, or is one that the user may not act for;
    /// or a comment belongs to an extension.</summary>
    public bool AreHarmless => counted == all.Count && all.Count > 0 && all.All(IsHarmless);

    public IEnumerable<string> Harmless => all.Where(IsHarmless).Distinct();

    /// <summary>The first that matters.</summary>
    public string Telling => all.Find(error => !IsHarmless(error)) ?? all.FirstOrDefault() ?? "";

    private static bool IsHarmless(string error) => Role().IsMatch(error) || error.Contains("must be owner of extension", StringComparison.Ordinal);

    [GeneratedRegex("""ERROR:  (role ".*" does not exist|must be member of role ".*"|must be able to SET ROLE ".*"|permission denied to change default privileges)$""")]
    private static partial Regex Role();

    [GeneratedRegex(@"errors ignored on restore: (\d+)")]
    private static partial Regex Ignored();
}
