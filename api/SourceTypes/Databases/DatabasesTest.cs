using System.Diagnostics;
using BackupApi.Connections;
using BackupApi.Hosts;

namespace BackupApi.SourceTypes.Databases;

/// <summary>The connection's own test, then what the source names, then how consistent the dumps are.</summary>
internal static class DatabasesTest
{
    /// <param name="choose">The names that are taken, and what no transaction covers.</param>
    /// <param name="consistent">Said when everything is covered.</param>
    public static async Task<IReadOnlyList<TestStep>> RunAsync(
        IConnectionType type, IHost host, SourceAccess access, Func<Task<(List<string> Names, List<string> Warnings)>> choose, string consistent, CancellationToken cancellationToken)
    {
        var steps = (await type.TestAsync(host, access.Connection!.Value, cancellationToken)).ToList();
        if (steps.Any(step => step.Status == TestStepStatus.Failed)) return [.. steps, Skipped("databases", "Find the databases"), Skipped("atomicity", "Consistency")];
        var watch = Stopwatch.StartNew();
        try
        {
            var (names, warnings) = await choose();
            steps.Add(new TestStep("databases", "Find the databases", TestStepStatus.Passed, $"{string.Join(", ", names.Take(20))}{(names.Count > 20 ? $" and {names.Count - 20} more" : "")}", null, null, watch.ElapsedMilliseconds));
            steps.Add(warnings.Count == 0
                ? new TestStep("atomicity", "Consistency", TestStepStatus.Passed, consistent, null, null, 0)
                : new TestStep("atomicity", "Consistency", TestStepStatus.Warning, string.Join(" ", warnings.Take(5)), null, "Convert such tables to InnoDB, or back the database up while nobody writes.", 0));
        }
        catch (SourceException exception)
        {
            steps.Add(Failed(exception.Message, exception.Code, exception.Hint, watch));
        }
        catch (ConnectionException exception)
        {
            steps.Add(Failed(exception.Message, exception.Code, exception.Hint, watch));
        }

        return steps;
    }

    private static TestStep Failed(string message, string code, string hint, Stopwatch watch) => new("databases", "Find the databases", TestStepStatus.Failed, message, code, hint, watch.ElapsedMilliseconds);

    private static TestStep Skipped(string name, string title) => new(name, title, TestStepStatus.Skipped, "Not tried, because an earlier step failed.", null, null, 0);
}
