using System.Text.Json;
using System.Text.RegularExpressions;
using BackupApi.Problems;

namespace BackupApi.Engines.Restic;

/// <summary>Reads one backup whole on the backup host, without writing it anywhere: restic compares each piece with the checksum in its name.
/// It stops at the first piece that is damaged, so then the whole repository is read, and every file of the backup that lost a piece is named.</summary>
internal sealed partial class ResticVerify(ResticRunner runner, ResticBackups backups)
{
    private const int NamedFindings = 200;
    private const int ReadAlone = 50;

    public async Task<CheckOutcome> RunAsync(RepositoryAccess repository, string archive, IEngineObserver observer, CancellationToken cancellationToken)
    {
        var backup = await backups.RequireAsync(repository, archive, cancellationToken);
        if (await ReadAsync(repository, backup, observer, cancellationToken) is not { } damage) return new CheckOutcome(true, []);
        await observer.LogAsync(EngineLogLevel.Warning, "The backup cannot be read whole; looking for everything that is damaged", cancellationToken);
        var check = await new ResticCheck(runner).RunAsync(repository, ResticCommands.Check(readData: true, null, locked: false), observer, cancellationToken);
        var packs = check.Findings.SelectMany(finding => PackName().Matches(finding).Select(match => match.Value)).Distinct().ToList();
        var files = packs.Count == 0 ? [] : await FilesAsync(repository, backup, packs, cancellationToken);
        IReadOnlyList<string> findings = files.Count > 0 ? [.. files.Select(file => $"{file}: its data is damaged")] : [damage, .. check.Findings];
        foreach (var finding in findings.Take(NamedFindings)) await observer.LogAsync(EngineLogLevel.Error, finding, cancellationToken);
        return new CheckOutcome(false, [.. findings.Take(NamedFindings)]);
    }

    /// <summary>What went wrong; null when everything could be read.</summary>
    private async Task<string?> ReadAsync(RepositoryAccess repository, ResticBackupParts backup, IEngineObserver observer, CancellationToken cancellationToken)
    {
        long bytes = 0;
        foreach (var part in backup.Parts)
        {
            await using var here = await runner.OpenHereAsync(repository, cancellationToken);
            var result = await runner.RunAsync(here.Host, here.Call(ResticCommands.Dump(part.Id, "/")), null, CountAsync, cancellationToken);
            if (result.Succeeded) continue;
            var problem = ResticProblems.Explain(result, repository.Name, here.Host.Name);
            return problem.Code == ProblemCodes.RepositoryDamaged ? result.LastError ?? problem.Message : throw problem;
        }

        return null;

        async Task CountAsync(Stream output)
        {
            var buffer = new byte[256 * 1024];
            int read;
            while ((read = await output.ReadAsync(buffer, CancellationToken.None)) > 0) observer.Report(new EngineProgress(bytes += read, null, 0, null, null, null));
        }
    }

    private async Task<IReadOnlyList<string>> FilesAsync(RepositoryAccess repository, ResticBackupParts backup, IReadOnlyList<string> packs, CancellationToken cancellationToken)
    {
        var files = new List<string>();
        foreach (var part in backup.Parts)
        foreach (var some in packs.Chunk(500))
        {
            var json = await runner.RunHereAsync(repository, ResticCommands.FilesIn(part.Id, some), cancellationToken);
            if (json.Trim().Length == 0) continue;
            using var found = JsonDocument.Parse(json);
            var candidates = found.RootElement.EnumerateArray().Where(item => item.TryGetProperty("path", out _)).Select(item => item.GetProperty("path").GetString()!).Distinct().ToList();
            foreach (var file in candidates)
            {
                if (candidates.Count > ReadAlone || !await IsWholeAsync(repository, part, file, cancellationToken)) files.Add(file);
            }
        }

        return [.. files.Distinct().Order(StringComparer.Ordinal)];
    }

    // A damaged pack may hold pieces of other files that are still whole.
    private async Task<bool> IsWholeAsync(RepositoryAccess repository, ResticPart part, string file, CancellationToken cancellationToken)
    {
        await using var here = await runner.OpenHereAsync(repository, cancellationToken);
        return (await runner.RunAsync(here.Host, here.Call(ResticCommands.Dump(part.Id, file)), null, output => output.CopyToAsync(Stream.Null, CancellationToken.None), cancellationToken)).Succeeded;
    }

    // "Pack ID does not match, want ID, got OTHER"; "pack ID: does not exist".
    [GeneratedRegex("(?<=want |pack )[0-9a-f]{64}")]
    private static partial Regex PackName();
}
