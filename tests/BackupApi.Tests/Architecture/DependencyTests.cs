using System.Text.RegularExpressions;

namespace BackupApi.Tests.Architecture;

/// <summary>Holds the table of README, "Architecture": which folder of api/ may use which.</summary>
public sealed partial class DependencyTests
{
    private static readonly string[] Adapters = ["Engines", "Connections", "SourceTypes", "PoolTypes", "Snapshots", "Channels"];

    // A folder that is not named here (the composition at the root, Inventory) may use everything.
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Features"] = ["Orchestration", .. Adapters, "Storage", "Catalogs", "Inventory", "Hosts", "Processes", "Scheduling", "Retention", "Data", "Security", "Problems"],
        ["Orchestration"] = ["Scheduling", .. Adapters, "Storage", "Catalogs", "Inventory", "Hosts", "Processes", "Retention", "Data", "Security", "Problems"],
        ["Scheduling"] = ["Orchestration", "Retention", "Data", "Problems"],
        ["Hosts"] = ["Processes", "Problems"],
        ["Processes"] = [],
        ["Data"] = ["Processes"],
        ["Security"] = ["Data", "Problems"],
        ["OpenApi"] = ["Data", "Security", "Problems"],
        ["Telemetry"] = ["Orchestration", "Data", "Security", "Problems"],
        ["Problems"] = ["Engines", "Connections", "SourceTypes", "Storage", "Hosts", "Data"], // it turns their exceptions into problem details
        ["Retention"] = [],
        ["Storage"] = ["Hosts", "Processes", "Problems"],
        ["Engines"] = ["Storage", "Hosts", "Processes", "Catalogs", "Problems"],
        ["Connections"] = ["Hosts", "Processes", "Catalogs", "Problems"],
        ["SourceTypes"] = ["Connections", "Hosts", "Processes", "Catalogs", "Problems"],
        ["PoolTypes"] = ["Storage", "Hosts", "Processes", "Catalogs", "Problems"],
    };

    [Fact]
    public void Folders_use_only_what_the_dependency_table_allows()
    {
        var files = SourceTree.Files("api", "*.cs");
        files.Count.ShouldBeGreaterThan(5);
        files.SelectMany(Forbidden).ShouldBeEmpty();
    }

    private static IEnumerable<string> Forbidden(string file)
    {
        var folders = file.Split('/');
        if (!MayUse.TryGetValue(folders[1], out var allowed)) yield break;
        foreach (Match match in Using().Matches(SourceTree.Read(file)))
        {
            var (target, feature) = (match.Groups["folder"].Value, match.Groups["feature"].Value);
            var sameFolder = target == folders[1] && (target != "Features" || feature == folders[2]);
            if (!sameFolder && !allowed.Contains(target)) yield return $"{file} uses {match.Value.Trim()}";
        }
    }

    [GeneratedRegex(@"^using (static )?BackupApi\.(?<folder>\w+)(\.(?<feature>\w+))?[\w.]*;", RegexOptions.Multiline)]
    private static partial Regex Using();
}
