using System.Text.RegularExpressions;

namespace BackupApi.Tests.Architecture;

/// <summary>Names are the words of the product; these say nothing about what they name.</summary>
public sealed partial class NamingTests
{
    [Fact]
    public void No_type_hides_behind_an_empty_word() =>
        SourceTree.Files("api", "*.cs").SelectMany(file => Types().Matches(SourceTree.Read(file)).Select(match => match.Groups["name"].Value))
            .Where(name => EmptyWord().IsMatch(name)).ShouldBeEmpty();

    [Fact]
    public void Only_a_snapshot_of_a_file_system_is_called_a_snapshot() =>
        SourceTree.Files("api", "*.cs").Where(file => !file.StartsWith("api/Snapshots/")).SelectMany(file => Types().Matches(SourceTree.Read(file)).Select(match => match.Groups["name"].Value))
            .Where(name => name.Contains("Snapshot")).ShouldBeEmpty();

    [GeneratedRegex(@"\b(class|record|interface|struct|enum) (?<name>[A-Z]\w+)")]
    private static partial Regex Types();

    [GeneratedRegex("(Manager|Helper|Helpers|Utils|Utilities|Common|Base|Service)$")]
    private static partial Regex EmptyWord();
}
