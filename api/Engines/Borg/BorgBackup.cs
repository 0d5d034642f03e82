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
        var waits = host is LocalHost { UsesSudo: false };
        await Task.WhenAny(waits ? opening : Task.WhenAll(opening, looking));
        await using var place = new Opened<IBorgPlace>(opening);
        var report = new BackupReport(request.Paths, new BorgLog(observer, cancellationToken));
        await using var proof = new BorgProof(runner, repository, request.Archive);
        var chosen = request with { Compression = request.Compression ?? repository.Compression };
        var call = (await opening).Call(location => BorgCommands.Create(location, chosen, runner.Limits.Checkpoint, waits)) with { AsRoot = true, Nice = request.Nice, TakesInput = waits };
        var (json, version) = await CreateAsync(host, call, looking, report, proof, cancellationToken);

        // From here on the backup exists; a cancel comes too late and must not make it look as if it did not.
        await observer.EnterPhaseAsync("verify", CancellationToken.None);
        var closing = place.DisposeAsync().AsTask();
        try
        {
            return Translate(json, await proof.ReadAsync(CancellationToken.None), report, version);
        }
        finally
        {
            await closing;
        }
    }

    /// <summary>Borg takes longer to start than what is looked at before it may begin. On this machine it starts meanwhile and waits for the end of its input.
    /// Elsewhere that cannot be opened by its name: in a session of SSH it is often a socket, and for another user it is forbidden.</summary>
    private async Task<(byte[] Json, string Version)> CreateAsync(
        IHost host, BorgCall call, Task<(string Version, string File)> looking, BackupReport report, BorgProof proof, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        if (call.TakesInput) call = call with { Tested = BorgSelfTest.Here.Passed };
        else await looking;
        await using var run = await runner.StartAsync(host, call, message => TakeAsync(message, report, proof), stream => stream.CopyToAsync(output, CancellationToken.None), cancellationToken);
        var (version, file) = await looking;
        await run.Input.DisposeAsync();
        // Interrupted first, because that makes borg write a checkpoint.
        var result = await run.WaitAsync(ProcessSignal.Interrupt, cancellationToken);
        await report.CompleteAsync();
        if (!result.Succeeded || output.Length == 0)
        {
            throw BorgProblems.Explain(result, call.Repository.Name, host.Name);
        }

        if (call.TakesInput) BorgSelfTest.Here.Note(file, call.Tested);
        return (output.ToArray(), version);
    }

    private static ValueTask TakeAsync(BorgMessage message, BackupReport report, BorgProof proof)
    {
        proof.Take(message);
        return report.TakeAsync(message);
    }

    private static async Task<(string Version, string File)> LookAsync(IHost host, BackupRequest request, CancellationToken cancellationToken)
    {
        var version = BorgVersion.FindAsync(host, asRoot: true, cancellationToken);
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
