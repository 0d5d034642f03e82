using System.Globalization;
using System.Text.RegularExpressions;
using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Engines.Archive;

/// <summary>Carries the items of one backup from the host into the pool, one after the other.</summary>
internal sealed partial class ArchiveTransfer(RepositoryAccess repository, IHost host, BackupRequest request, Packing packing, IEngineObserver observer)
{
    private readonly List<ManifestObject> objects = [];
    private long stored;
    private long original;

    public IReadOnlyList<ManifestObject> Objects => objects;

    public TarReport Problems { get; private set; } = new();

    public long FileCount { get; private set; }

    public long Links { get; private set; }

    /// <summary>Of the files, or of what the dumps gave.</summary>
    public long OriginalBytes { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (request.Streams.Count == 0) await StorePathsAsync(cancellationToken);
        foreach (var stream in request.Streams) await StoreStreamAsync(stream, cancellationToken);
    }

    private async Task StorePathsAsync(CancellationToken cancellationToken)
    {
        var report = new PipelineReport();
        Problems = report.Tar;
        await StoreAsync("data.tar", null, report, ArchiveCommands.PackPaths(report.Mark, packing, request), exitCode => ProvePaths(report, exitCode), cancellationToken);
        (FileCount, Links, OriginalBytes) = (report.Progress?.Files ?? 0, report.Progress?.Links ?? 0, report.Progress?.Bytes ?? 0);
        var unnamed = Problems.Unreadable + Problems.Changed - Problems.Problems.Count;
        if (unnamed > 0) await observer.LogAsync(EngineLogLevel.Warning, $"{unnamed} more files were unreadable or changed while they were read.", cancellationToken);
    }

    private async Task StoreStreamAsync(BackupStream stream, CancellationToken cancellationToken)
    {
        var report = new PipelineReport();
        await StoreAsync(stream.Name, stream.Name, report, ArchiveCommands.PackStream(report.Mark, packing, request, stream), exitCode => ProveStream(report, stream, exitCode), cancellationToken);
        FileCount++;
        OriginalBytes = original;
    }

    private async Task StoreAsync(string name, string? path, PipelineReport report, CommandLine command, Action<int> prove, CancellationToken cancellationToken)
    {
        if (name.Split('/').Any(part => part is "" or "." or "..")) throw new ArgumentException($"“{name}” cannot be the name of a stream.", nameof(name));
        await using var pipeline = await Pipeline.StartAsync(host, command, report, line => observer.LogAsync(EngineLogLevel.Warning, line, CancellationToken.None), cancellationToken);
        await using var content = new PackedStream(
            pipeline, async () => prove(await pipeline.EndAsync(cancellationToken)), request.BandwidthLimitKilobytes * 1024, bytes => Report(bytes, path, report));
        var item = name + packing.Suffix;
        try
        {
            await repository.Place.Objects.WriteAsync(ManifestStore.ObjectName(request.Archive, item), content, cancellationToken);
        }
        catch (Exception) when (content.Failure is { } failure and not OperationCanceledException)
        {
            throw failure;
        }

        stored += content.Bytes;
        original += BytesRead(report);
        objects.Add(new ManifestObject(item, path, BytesRead(report), content.Bytes, content.Sha256));
        Report(0, path, report);
    }

    // Both are less than what was read by now: files that were read whole, and what was left of all after packing.
    private void Report(long bytes, string? path, PipelineReport report)
    {
        var read = Math.Max(original + (report.Progress?.Bytes ?? 0), stored + bytes);
        observer.Report(new EngineProgress(read, null, report.Progress?.Files ?? objects.Count, null, stored + bytes, report.Progress?.Name ?? path));
    }

    private void ProvePaths(PipelineReport report, int exitCode)
    {
        ProveFollowers(report);
        var end = report.Parts.GetValueOrDefault("tar");
        // Without awk nobody heard what tar could not read.
        if (!report.Parts.ContainsKey("awk")) throw ArchiveProblems.Failed("awk", null, host.Name);
        if (end is null || !report.Tar.IsWhole(end.ExitCode)) throw ArchiveProblems.Failed("tar", end is null ? null : end with { Said = report.Tar.Failure ?? end.Said }, host.Name);
        if (exitCode != 0) throw ArchiveProblems.Failed("sh", new PartEnd(exitCode, ""), host.Name);
    }

    private void ProveStream(PipelineReport report, BackupStream stream, int exitCode)
    {
        ProveFollowers(report);
        var end = report.Parts.GetValueOrDefault("dump");
        if (end is not { ExitCode: 0 }) throw ArchiveProblems.DumpFailed(stream, host.Name, end, report);
        if (exitCode != 0) throw ArchiveProblems.Failed("sh", new PartEnd(exitCode, ""), host.Name);
        if (BytesRead(report) == 0) throw ArchiveProblems.Empty(stream, host.Name);
    }

    /// <summary>Of the parts of a pipe that failed the last is the cause: those before it only lost their reader.</summary>
    private void ProveFollowers(PipelineReport report)
    {
        foreach (var part in Followers().Reverse())
        {
            if (report.Parts.GetValueOrDefault(part) is not { ExitCode: 0 }) throw ArchiveProblems.Failed(part == "count" ? "dd" : part, report.Parts.GetValueOrDefault(part), host.Name);
        }
    }

    private string[] Followers() => [.. packing.Program == "zstd" ? (string[])["zstd"] : ["count", "gzip"], .. packing.Recipient is null ? (string[])[] : ["age"]];

    private long BytesRead(PipelineReport report)
    {
        var said = packing.Program == "zstd" ? ZstdSummary().Match(report.Parts["zstd"].Said) : DdSummary().Match(report.Parts["count"].Said);
        return said.Success
            ? long.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new EngineException(BackupApi.Problems.ProblemCodes.ToolTooOld, $"The {packing.Program} of {host.Name} does not say how much it read.", "Install zstd 1.4 or later there, or choose gzip as the compression.");
    }

    [GeneratedRegex(@"\(\s*(\d+)\s*B?\s*=>\s*\d+")]
    private static partial Regex ZstdSummary();

    [GeneratedRegex(@"^(\d+) bytes", RegexOptions.Multiline)]
    private static partial Regex DdSummary();
}
