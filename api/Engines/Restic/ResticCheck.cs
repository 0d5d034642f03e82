using System.Globalization;
using System.Text;
using BackupApi.Problems;

namespace BackupApi.Engines.Restic;

/// <summary>Proves a repository with "restic check", on the backup host.</summary>
internal sealed class ResticCheck(ResticRunner runner)
{
    private const int NamedFindings = 200;

    private static readonly string[] Harmless = ["using temporary cache", "create exclusive lock", "load indexes", "check all packs", "check snapshots, trees and blobs", "read all data", "read group", "no errors were found", "["];

    public async Task<CheckOutcome> RunAsync(RepositoryAccess repository, CheckRequest request, IEngineObserver observer, CancellationToken cancellationToken)
    {
        if (request.Share is not { } share) return await RunAsync(repository, ResticCommands.Check(request.ReadData, null, locked: true), observer, cancellationToken);
        // Restic tells a pack's share by its name, and reads one share at a time.
        var findings = new List<string>();
        foreach (var number in share.Numbers)
        {
            var subset = string.Create(CultureInfo.InvariantCulture, $"{number}/{share.Count}");
            findings.AddRange((await RunAsync(repository, ResticCommands.Check(false, subset, locked: true), observer, cancellationToken)).Findings);
        }

        return new CheckOutcome(findings.Count == 0, [.. findings.Distinct().Take(NamedFindings)]);
    }

    /// <summary>Findings are what restic says of faults, a line each.</summary>
    public async Task<CheckOutcome> RunAsync(RepositoryAccess repository, System.Collections.Immutable.ImmutableArray<string> arguments, IEngineObserver observer, CancellationToken cancellationToken)
    {
        var findings = new List<string>();
        await using var here = await runner.OpenHereAsync(repository, cancellationToken);
        var gate = new SerialObserver(observer);
        var result = await runner.RunAsync(here.Host, here.Call(arguments), TakeAsync, ReadOutputAsync, cancellationToken);
        if (result.Succeeded) return new CheckOutcome(true, []);
        var problem = ResticProblems.Explain(result, repository.Name, here.Host.Name);
        // An index or config that cannot be read ends the check itself: that is a finding too.
        if (problem.Code != ProblemCodes.RepositoryDamaged) throw problem;
        return new CheckOutcome(false, findings.Count > 0 ? findings : [problem.Message]);

        ValueTask TakeAsync(string line)
        {
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith("Fatal: repository contains errors", StringComparison.Ordinal)) return ValueTask.CompletedTask;
            if (findings.Count < NamedFindings) findings.Add(line.Trim());
            return gate.LogAsync(EngineLogLevel.Error, line.Trim(), cancellationToken);
        }

        async Task ReadOutputAsync(Stream output)
        {
            using var reader = new StreamReader(output, Encoding.UTF8);
            while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
            {
                if (line.Length > 0 && !line.StartsWith('[')) await gate.LogAsync(EngineLogLevel.Info, line, cancellationToken);
                if (line.Contains("error", StringComparison.Ordinal) && !Harmless.Any(start => line.StartsWith(start, StringComparison.Ordinal)) && findings.Count < NamedFindings) findings.Add(line.Trim());
            }
        }
    }
}
