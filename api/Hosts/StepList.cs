using System.Diagnostics;

namespace BackupApi.Hosts;

/// <summary>What one step of a test found.</summary>
internal sealed record StepResult(TestStepStatus Status, string Detail, string? Code = null, string? Hint = null)
{
    public static StepResult Passed(string detail) => new(TestStepStatus.Passed, detail);

    public static StepResult Warning(string detail, string hint) => new(TestStepStatus.Warning, detail, null, hint);

    public static StepResult Failed(string detail, string code, string hint) => new(TestStepStatus.Failed, detail, code, hint);
}

/// <summary>Runs the steps of a test one after the other; after one that ends the test, the others are skipped.</summary>
internal sealed class StepList(CancellationToken cancellationToken)
{
    private readonly List<TestStep> steps = [];
    private bool ended;

    public async Task RunAsync(string name, string title, bool endsTest, Func<Task<StepResult>> tryIt)
    {
        if (ended)
        {
            Skip([(name, title)]);
            return;
        }
        var started = Stopwatch.GetTimestamp();
        var result = await ResultAsync(tryIt);
        steps.Add(new TestStep(name, title, result.Status, result.Detail, result.Code, result.Hint, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds));
        ended = endsTest && result.Status == TestStepStatus.Failed;
    }

    public void Skip(IEnumerable<(string Name, string Title)> skipped) =>
        steps.AddRange(skipped.Select(step => new TestStep(step.Name, step.Title, TestStepStatus.Skipped, "Not tried, because an earlier step failed.", null, null, 0)));

    public HostTest ToTest() => new(steps.All(step => step.Status is TestStepStatus.Passed or TestStepStatus.Warning), steps);

    private async Task<StepResult> ResultAsync(Func<Task<StepResult>> tryIt)
    {
        try
        {
            return await tryIt();
        }
        catch (HostException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return StepResult.Failed(exception.Message, exception.Code, exception.Hint);
        }
    }
}
