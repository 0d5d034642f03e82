using BackupApi.Connections;
using BackupApi.Connections.MySql;
using BackupApi.Hosts;
using BackupApi.Problems;

namespace BackupApi.SourceTypes.MySql;

/// <summary>Watches a database while it is loaded. When its disk is full, tables of InnoDB fail, but those of MyISAM and Aria make the server wait for room, for ever and without a word to the client.
/// Such a session is ended, which the server does at its next look, within a minute.</summary>
internal sealed class MySqlRoom(MySqlClient client, string database, TimeSpan every) : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private long seen;
    private Task watching = Task.CompletedTask;

    /// <summary>The server waited.</summary>
    public bool IsMissing { get; private set; }

    public ConnectionException Failure => new(ProblemCodes.StorageFull, $"The disk of the database on {client.Host.Name} is full: the server waited for room.", "Free some room on the database's disk, then try again.");

    public MySqlRoom Watch()
    {
        watching = WatchAsync();
        return this;
    }

    /// <summary>Bytes so far; while they grow there is room.</summary>
    public void Report(long bytes) => Interlocked.Exchange(ref seen, bytes);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(every);
        var before = -1L;
        while (await timer.WaitForNextTickAsync(stop.Token))
        {
            var now = Interlocked.Read(ref seen);
            if (now == before && !IsMissing) await LookAsync();
            before = now;
        }
    }

    private async Task LookAsync()
    {
        try
        {
            // Not from information_schema, which wants room on the disk itself.
            var waiting = (await client.AskAsync("show processlist", stop.Token)).Where(row => row.Length > 6 && row[3] == database && row[6].Contains("free space", StringComparison.Ordinal)).Select(row => row[0]).ToList();
            if (waiting.Count == 0) return;
            IsMissing = true;
            await client.AskAsync(string.Join(";\n", waiting.Select(id => $"kill {id}")), stop.Token);
        }
        catch (Exception exception) when (exception is ConnectionException or HostException)
        {
            // Nobody answers now; the load itself tells when that stays.
        }
    }
}
