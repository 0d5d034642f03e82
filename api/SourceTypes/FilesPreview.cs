using System.Globalization;
using System.Text;
using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.SourceTypes;

/// <summary>Walks the paths on the host and sorts what is there into taken, left out and unreadable, as a backup would.</summary>
internal sealed class FilesPreview(FilesSettings settings)
{
    private const int Named = 200;
    private const double Gibibyte = 1L << 30;
    private const long LargeHole = 16L << 30;
    private const int MaximumEntries = 2_000_000;
    private static readonly TimeSpan MaximumTime = TimeSpan.FromSeconds(60);

    // Links are never followed; of a folder its content must be reachable, of a file its bytes.
    private const string Walk =
        """
        find "$@" $BACKUPAPI_STAY \( -type l -o \( -type d -readable -executable \) -o \( ! -type d -readable \) \) -printf '+%y\0%s\0%n\0%D:%i\0%b\0%p\0' \
          -o -printf '!%y\0%s\0%n\0%D:%i\0%b\0%p\0' 2>/dev/null || true
        """;

    private readonly ExcludePattern[] patterns = [.. (settings.ExcludePatterns ?? []).Select(ExcludePattern.Parse)];
    private readonly TopEntries included = new(Named);
    private readonly TopEntries excluded = new(Named);
    private readonly List<PreviewEntry> unreadable = [];
    private readonly HashSet<string> linked = [];
    private string? leftOut;
    private string? leftOutBy;
    private long leftOutBytes;
    private long files;
    private long folders;
    private long bytes;
    private long excludedCount;
    private long unreadableCount;

    public async Task<SourcePreview> RunAsync(IHost host, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(MaximumTime);
        var command = new CommandLine("sh", (string[])["-c", Walk, "sh", .. settings.Paths.Distinct().Select(PathText.Normalize)]) { AsRoot = true };
        command = command with { Environment = command.Environment.Add("BACKUPAPI_STAY", settings.OneFileSystem ? "-xdev" : "") };
        var complete = true;
        await using var running = await host.StartAsync(command, cancellationToken);
        try
        {
            var seen = 0;
            await foreach (var fields in NulFields.ReadAsync(running.StandardOutput, 6, limit.Token))
            {
                Take(fields);
                if (++seen >= MaximumEntries)
                {
                    complete = false;
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            complete = false;
        }

        EndLeftOut();
        return new SourcePreview(files, folders, bytes, excludedCount, unreadableCount, included.List(), excluded.List(), unreadable, complete);
    }

    private void Take(string[] fields)
    {
        var path = fields[5];
        var kind = fields[0][1];
        var size = kind == 'f' ? long.Parse(fields[1], CultureInfo.InvariantCulture) : 0;
        // Borg leaves sockets out without a word.
        if (kind == 's' || IsLeftOut(path, size))
        {
            return;
        }

        if (fields[0][0] == '!')
        {
            unreadableCount++;
            if (unreadable.Count < Named)
            {
                unreadable.Add(new PreviewEntry(RawText.Display(path), size, kind == 'd' ? "The folder cannot be opened." : "The file cannot be read."));
            }

            return;
        }

        Count(path, kind, fields[2] != "1" && !linked.Add(fields[3]) ? 0 : size, 512 * long.Parse(fields[4], CultureInfo.InvariantCulture));
    }

    private void Count(string path, char kind, long size, long onDisk)
    {
        if (kind == 'd')
        {
            folders++;
            return;
        }

        files++;
        bytes += size;
        included.Add(new PreviewEntry(RawText.Display(path), size, HoleIn(size, onDisk)));
    }

    // Borg finds where a hole ends only by reading it, at about the speed of memory: a terabyte takes a quarter of an hour, once.
    private static string? HoleIn(long size, long onDisk)
    {
        var hole = size - onDisk;
        return hole < LargeHole ? null
            : string.Create(CultureInfo.InvariantCulture, $"{size / Gibibyte:0.#} GiB, of which {hole / Gibibyte:0.#} GiB are a hole. It takes no room, but reading it takes about {Math.Ceiling(hole / Gibibyte / 60):0} min.");
    }

    // find names a folder before what is in it, so one excluded folder is followed until its content ends.
    private bool IsLeftOut(string path, long size)
    {
        if (leftOut is not null && PathText.IsInside(path, leftOut))
        {
            excludedCount++;
            leftOutBytes += size;
            return true;
        }

        EndLeftOut();
        if (patterns.FirstOrDefault(pattern => pattern.Matches(path)) is not { } match)
        {
            return false;
        }

        (leftOut, leftOutBy, leftOutBytes) = (path, match.Text, size);
        excludedCount++;
        return true;
    }

    private void EndLeftOut()
    {
        if (leftOut is not null)
        {
            excluded.Add(new PreviewEntry(RawText.Display(leftOut), leftOutBytes, leftOutBy));
            leftOut = null;
        }
    }
}
