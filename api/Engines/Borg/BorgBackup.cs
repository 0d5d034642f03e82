using System.Text;
using System.Text.Json;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Engines.Borg;

/// <summary>Makes a backup: borg runs on the host that owns the files.</summary>
internal sealed class BorgBackup(BorgRunner runner)
{
    public async Task<BackupOutcome> RunAsync(
        IHost host, RepositoryAccess repository, BackupRequest request, IEngineObserver observer, CancellationToken cancellationToken)
    {
        await runner.VerifyAsync(repository);
        var opening = runner.OpenOnAsync(host, repository, repository.AppendOnly, request.Operation, cancellationToken, request.BandwidthLimitKilobytes is not null);
        var looking = LookAsync(host, request, cancellationToken);
        await Task.WhenAny(Task.WhenAll(opening, looking));
        await using var place = new Opened<IBorgPlace>(opening);
        var version = await looking;
        var chosen = request with { Compression = request.Compression ?? repository.Compression };
        var call = (await opening).Call(location => BorgCommands.Create(location, chosen, runner.Limits.Checkpoint)) with { AsRoot = true, Nice = request.Nice };
        var report = new BackupReport(request.Paths, new BorgLog(observer, cancellationToken));
        await using var proof = new BorgProof(runner, repository, request.Archive);
        using var output = new MemoryStream();
        // Interrupted first, because that makes borg write a checkpoint.
        var result = await runner.RunAsync(
            host, call, message => TakeAsync(message, report, proof), stream => stream.CopyToAsync(output, CancellationToken.None), cancellationToken, ProcessSignal.Interrupt);
        await report.CompleteAsync();
        if (!result.Succeeded || output.Length == 0)
        {
            throw BorgProblems.Explain(result, repository.Name, host.Name);
        }

        // From here on the backup exists; a cancel comes too late and must not make it look as if it did not.
        await observer.EnterPhaseAsync("verify", CancellationToken.None);
        var closing = place.DisposeAsync().AsTask();
        try
        {
            return Translate(output.ToArray(), await proof.ReadAsync(CancellationToken.None), report, version);
        }
        finally
        {
            await closing;
        }
    }

    private static ValueTask TakeAsync(BorgMessage message, BackupReport report, BorgProof proof)
    {
        proof.Take(message);
        return report.TakeAsync(message);
    }

    private static async Task<string> LookAsync(IHost host, BackupRequest request, CancellationToken cancellationToken)
    {
        var version = BorgVersion.RequireAsync(host, asRoot: true, cancellationToken);
        await Task.WhenAll(version, SourcePaths.RequireAnyAsync(host, request, cancellationToken));
        return await version;
    }

    public static BackupOutcome Translate(byte[] json, StoredBackup? listed, BackupReport report, string version)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(json));
        var archive = document.RootElement.GetProperty("archive");
        var stats = archive.GetProperty("stats");
        return new BackupOutcome(
            archive.GetProperty("id").GetString()!,
            listed,
            BorgOutput.Time(archive.GetProperty("start").GetString()!),
            BorgOutput.Time(archive.GetProperty("end").GetString()!),
            BorgArchives.Sizes(stats),
            BorgRepository.Sizes(document.RootElement),
            stats.GetProperty("nfiles").GetInt64(),
            report.Unreadable,
            report.Changed,
            report.Problems,
            version);
    }
}
