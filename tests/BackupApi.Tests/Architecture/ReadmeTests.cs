using System.Text.RegularExpressions;

namespace BackupApi.Tests.Architecture;

public sealed partial class ReadmeTests
{
    // Between the service and the scripts it starts on servers; nobody sets or reads them.
    private static readonly string[] Inner = ["BACKUPAPI_STATE", "BACKUPAPI_STAY"];

    [Fact]
    public void Names_every_variable_that_the_service_reads_or_gives()
    {
        var readme = SourceTree.Read("README.md");
        var names = SourceTree.Files("api", "*.cs").SelectMany(file => Variable().Matches(SourceTree.Read(file))).Select(match => match.Groups[1].Value).Distinct().Except(Inner).ToList();
        names.Count.ShouldBeGreaterThan(5);
        names.Where(name => !readme.Contains($"`{name}`")).ShouldBeEmpty();
    }

    [GeneratedRegex("""["(](BACKUPAPI_[A-Z_]+)["=]""")]
    private static partial Regex Variable();
}
