using BackupApi.Problems;

namespace BackupApi.Engines.Borg;

/// <summary>Proves a repository with "borg check", on the backup host.</summary>
internal sealed class BorgCheck(BorgRunner runner)
{
    private const int NamedFindings = 200;

    public async Task<CheckOutcome> RunAsync(RepositoryAccess repository, CheckRequest request, IEngineObserver observer, CancellationToken cancellationToken)
    {
        var log = new BorgLog(observer, cancellationToken);
        var findings = new List<string>();
        await using var here = await runner.OpenHereAsync(repository, cancellationToken);
        var result = await runner.RunAsync(
            here.Host, here.Call(location => BorgCommands.Check(location, request.ReadData)), Collect, output => output.CopyToAsync(Stream.Null, CancellationToken.None), cancellationToken);
        if (result.ExitCode == 0)
        {
            return new CheckOutcome(true, findings);
        }

        if (result.ExitCode == 1)
        {
            return new CheckOutcome(false, findings);
        }

        // A manifest or config that cannot be read ends the check itself: that is a finding too.
        var problem = BorgProblems.Explain(result, repository.Name, here.Host.Name);
        return problem.Code == ProblemCodes.RepositoryDamaged ? new CheckOutcome(false, [.. findings, problem.Message]) : throw problem;

        ValueTask Collect(BorgMessage message)
        {
            if (message is LogMessage { Level: "ERROR" or "WARNING" } finding && findings.Count < NamedFindings)
            {
                findings.Add(finding.Text.Split('\n')[0].Trim());
            }

            return log.TakeAsync(message);
        }
    }
}
