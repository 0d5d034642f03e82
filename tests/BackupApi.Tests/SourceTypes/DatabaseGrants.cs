using System.Text.RegularExpressions;
using BackupApi.Tests.Architecture;

namespace BackupApi.Tests.SourceTypes;

/// <summary>The SQL that the README gives to copy.</summary>
internal static class DatabaseGrants
{
    public static string Of(string type) => Regex.Match(SourceTree.Read("README.md"), $"<!-- grants {type} -->\\s*```sql\\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
}
