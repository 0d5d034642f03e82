using System.Text;
using BackupApi.Engines.Restores;
using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Engines.Archive;

/// <summary>Feeds tar on a host with the members that are to be written there.</summary>
internal sealed class TarExtraction(IHost host, RestoreRequest request, RestorePlan plan, IEngineObserver observer)
{
    // More than pipes and the connection hold between here and there.
    private const long InFlightBytes = 32 << 20;
    private const int InFlightFiles = 20_000;
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(250);

    private readonly Queue<(BackupEntry Entry, long End)> recent = new();
    private BackupEntry? current;
    private DateTime reported;
    private long written;
    private long files;
    private long bytes;

    public TarReport Report { get; } = new("write", "/");

    /// <summary>Entries that tar may not have written whole yet.</summary>
    public IReadOnlyList<BackupEntry> Recent => [.. recent.Select(item => item.Entry), .. current is null ? (BackupEntry[])[] : [current]];

    /// <summary>Throws what is wrong with the backup, or with tar as a whole. Files that could not be written are in the report.</summary>
    public async Task RunAsync(BackupContents contents, TarSelection selection, CancellationToken cancellationToken)
    {
        await using var tar = await host.StartAsync(ArchiveCommands.Extract(request), cancellationToken);
        var errors = ReadErrorsAsync(tar.StandardError);
        var output = tar.StandardOutput.CopyToAsync(Stream.Null, CancellationToken.None);
        var isRead = await TryFeedAsync(tar, contents, selection, cancellationToken);
        await Task.WhenAll(errors, output).WaitAsync(cancellationToken);
        var exitCode = await tar.WaitAsync(cancellationToken);
        if (Report.RanOutOfRoom || (isRead && Report.IsWhole(exitCode))) return;
        throw ArchiveProblems.Failed("tar", new PartEnd(exitCode, Report.Failure ?? Report.Problems.LastOrDefault()?.Reason ?? ""), host.Name);
    }

    /// <summary>False when tar ended before it had everything.</summary>
    private async Task<bool> TryFeedAsync(IRunningCommand tar, BackupContents contents, TarSelection selection, CancellationToken cancellationToken)
    {
        var input = new TarInput(tar.StandardInput);
        try
        {
            await foreach (var member in contents.ReadAsync(cancellationToken))
            {
                current = member.Entry;
                Note(await selection.CopyAsync(contents, member, input, cancellationToken), input.Written);
            }

            await TarSelection.EndAsync(input, cancellationToken);
            await tar.StandardInput.DisposeAsync();
            return true;
        }
        catch (IOException) when (input.IsBroken)
        {
            return false;
        }
    }

    private void Note(BackupEntry? entry, long position)
    {
        if (entry is null) return;
        written = position;
        files += entry.Type == BackupEntryType.Folder ? 0 : 1;
        bytes += entry.Size;
        if (entry.Type == BackupEntryType.File) recent.Enqueue((entry, written));
        while (recent.Count > InFlightFiles || (recent.TryPeek(out var oldest) && oldest.End < written - InFlightBytes)) recent.Dequeue();
        if (DateTime.UtcNow - reported < ReportEvery && files < plan.Files) return;
        reported = DateTime.UtcNow;
        observer.Report(new EngineProgress(Math.Min(bytes, plan.Bytes), plan.Bytes, Math.Min(files, plan.Files), plan.Files, null, Encoding.UTF8.GetString(entry.Path)));
    }

    private async Task ReadErrorsAsync(Stream errors)
    {
        using var reader = new StreamReader(errors, Encoding.UTF8);
        while (await reader.ReadLineAsync() is { } line)
        {
            var said = line.StartsWith("tar: ", StringComparison.Ordinal) ? Report.Take(line[5..]) : line;
            if (said is { Length: > 0 }) await observer.LogAsync(EngineLogLevel.Warning, said, CancellationToken.None);
        }
    }
}
