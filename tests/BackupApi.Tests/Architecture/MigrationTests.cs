using System.Text.RegularExpressions;

namespace BackupApi.Tests.Architecture;

public sealed partial class MigrationTests
{
    [Fact]
    public void Have_numbers_of_their_own()
    {
        var numbers = SourceTree.Files("db/migrations", "*.sql").Select(path => int.Parse(Path.GetFileName(path)[..4])).ToList();
        numbers.ShouldNotBeEmpty();
        numbers.ShouldBeUnique();
    }

    [Fact]
    public void Put_every_table_with_a_workspace_under_row_level_security()
    {
        var sql = string.Concat(SourceTree.Files("db/migrations", "*.sql").Order().Select(SourceTree.Read));
        var tenantTables = Table().Matches(sql).Where(table => table.Groups["columns"].Value.Contains("workspace_id ")).Select(table => table.Groups["name"].Value).ToList();
        tenantTables.Count.ShouldBeGreaterThan(10);
        tenantTables.Where(name => !sql.Contains($"call protect_tenant_table('{name}')")).ShouldBeEmpty();
    }

    [GeneratedRegex(@"create (unlogged )?table (?<name>\w+) \((?<columns>.*?)^\);", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Table();
}
