using BackupApi.Problems;

namespace BackupApi.Engines.Borg;

/// <summary>Reads one backup whole on the backup host, without writing it anywhere: borg compares each piece with the checksum in its name.</summary>
internal sealed class BorgVerify(BorgRunner runner)
{
    // Borg stops at the first piece that is damaged; the file is left out and the rest read on.
    private const int NamedFindings = 20;

    public async Task<CheckOutcome> RunAsync(RepositoryAccess repository, string archive, IEngineObserver observer, CancellationToken cancellationToken)
    {
        var findings = new List<string>();
        var damaged = new List<string>();
        await using var here = await runner.OpenHereAsync(repository, cancellationToken);
        while (findings.Count < NamedFindings)
        {
            string? current = null;
            var result = await runner.RunAsync(
                here.Host, here.Call(location => BorgCommands.ExtractNothing(location, archive, damaged)), Take, output => output.CopyToAsync(Stream.Null, CancellationToken.None), cancellationToken);
            if (result.ExitCode == 0) break;
            var problem = BorgProblems.Explain(result, repository.Name, here.Host.Name);
            if (problem.Code != ProblemCodes.RepositoryDamaged && result.ExitCode != 1) throw problem;
            findings.Add(current is null ? problem.Message : $"{current}: {problem.Message}");
            await observer.LogAsync(EngineLogLevel.Error, findings[^1], cancellationToken);
            if (current is null || damaged.Contains(current)) break;
            damaged.Add(current);

            ValueTask Take(BorgMessage message)
            {
                if (message is LogMessage { Logger: "borg.output.list" } listed) current = listed.Text;
                return ValueTask.CompletedTask;
            }
        }

        return new CheckOutcome(findings.Count == 0, findings);
    }
}
