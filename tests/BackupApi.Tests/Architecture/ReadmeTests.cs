using System.Text.RegularExpressions;

namespace BackupApi.Tests.Architecture;

public sealed partial class ReadmeTests
{
    [Fact]
    public void Names_every_variable_that_configures_the_service()
    {
        var readme = SourceTree.Read("README.md");
        var names = SourceTree.Files("api", "*.cs").SelectMany(file => Variable().Matches(SourceTree.Read(file))).Select(match => match.Groups[1].Value).Distinct().ToList();
        names.Count.ShouldBeGreaterThan(10);
        names.Where(name => !readme.Contains($"`{name}`")).ShouldBeEmpty();
    }

    [GeneratedRegex("""[cC]onfiguration(?:\[|, )"([A-Z_]{4,})"[,\]]""")]
    private static partial Regex Variable();
}
