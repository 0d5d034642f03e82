using System.Text;
using System.Text.Json;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Engines.Borg;

/// <summary>Makes a backup: borg runs on the host that owns the files.</summary>
internal sealed class BorgBackup(BorgRunner runner)
{
    private const string MissingPaths = """for path do [ -e "$path" ] || [ -L "$path" ] || printf x; done""";

    public async Task<BackupOutcome> RunAsync(
        IHost host, RepositoryAccess repository, BackupRequest request, IEngineObserver observer, CancellationToken cancellationToken)
    {
        RepositoryFolder.Verify(repository);
        var version = await BorgVersion.RequireAsync(host, asRoot: true, cancellationToken);
        await RequireAnyPathAsync(host, request, cancellationToken);
        await using var place = await runner.OpenOnAsync(host, repository, repository.AppendOnly, request.Operation, cancellationToken, request.BandwidthLimitKilobytes is not null);
        var chosen = request with { Compression = request.Compression ?? repository.Compression };
        var call = place.Call(location => BorgCommands.Create(location, chosen)) with { AsRoot = true, Nice = request.Nice };
        var report = new BackupReport(request.Paths, new BorgLog(observer, cancellationToken));
        using var output = new MemoryStream();
        // Interrupted first, because that makes borg write a checkpoint.
        var result = await runner.RunAsync(
            host, call, report.TakeAsync, stream => stream.CopyToAsync(output, CancellationToken.None), cancellationToken, ProcessSignal.Interrupt);
        await report.CompleteAsync();
        return result.Succeeded && output.Length > 0
            ? Translate(output.ToArray(), report, version)
            : throw BorgProblems.Explain(result, repository.Name, host.Name);
    }

    /// <summary>Some missing paths make warnings; a backup of nothing at all is a mistake.</summary>
    private static async Task RequireAnyPathAsync(IHost host, BackupRequest request, CancellationToken cancellationToken)
    {
        var command = new CommandLine("sh", (string[])["-c", MissingPaths, "sh", .. request.Paths]) { AsRoot = true, Operation = request.Operation };
        var result = await host.RunAsync(command, cancellationToken);
        if (result.Succeeded && result.StandardOutput.Length == request.Paths.Count)
        {
            throw new EngineException(ProblemCodes.PathMissing, $"None of the source's paths exists on {host.Name}.", "Correct the paths of the source, or mount what they belong to.");
        }
    }

    private static BackupOutcome Translate(byte[] json, BackupReport report, string version)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(json));
        var archive = document.RootElement.GetProperty("archive");
        var stats = archive.GetProperty("stats");
        return new BackupOutcome(
            archive.GetProperty("id").GetString()!,
            BorgOutput.Time(archive.GetProperty("start").GetString()!),
            BorgOutput.Time(archive.GetProperty("end").GetString()!),
            BorgArchives.Sizes(stats),
            stats.GetProperty("nfiles").GetInt64(),
            report.Unreadable,
            report.Changed,
            report.Problems,
            version);
    }
}
