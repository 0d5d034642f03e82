namespace BackupApi.Data;

/// <summary>Brings the embedded PostgreSQL back when it ended without being asked to by this service: killed, out of memory, out of disk, or told to stop by somebody else.</summary>
/// <param name="cluster">The data directory, whose path stands in the server's command line.</param>
/// <param name="start">Starts the server; throws <see cref="StartupException"/> when it does not come up.</param>
/// <param name="stop">Ends the server without waiting for those who are connected.</param>
internal sealed class ClusterWatch(string cluster, Func<CancellationToken, Task> start, Func<CancellationToken, Task> stop, ILogger logger) : IAsyncDisposable
{
    /// <summary>Of postmaster.pid, counted from 0.</summary>
    private const int StatusLine = 7;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource end = new();
    private Task loop = Task.CompletedTask;

    public void Start() => loop = Task.Run(WatchAsync);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await loop;
        end.Dispose();
    }

    /// <summary>A server that got SIGTERM lets nobody in any more and waits until all have left, which a service never does.</summary>
    public static bool IsStopping(string cluster) => Status(cluster) == "stopping";

    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(Interval, end.Token);
                if (Status(cluster) is null or "stopping") await BringBackAsync();
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    // A killed server's own processes need a moment to leave, and a full disk needs a person: so it is tried for as long as it takes.
    private async Task BringBackAsync()
    {
        logger.LogError("The embedded PostgreSQL ended unexpectedly; starting it again");
        for (var wait = Interval; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                if (IsStopping(cluster)) await stop(CancellationToken.None);
                await start(CancellationToken.None); // given up in the middle it would leave a server behind
                logger.LogWarning("The embedded PostgreSQL runs again");
                return;
            }
            catch (Exception exception) when (exception is StartupException or IOException or System.ComponentModel.Win32Exception)
            {
                logger.LogError("{Problem} It is tried again", exception.Message);
                await Task.Delay(wait, end.Token);
            }
        }
    }

    /// <summary>What the server says of itself, such as "ready"; null when none runs. A file that a dead server left may name a process that is somebody else's by now.</summary>
    private static string? Status(string cluster)
    {
        try
        {
            var lines = File.ReadAllLines(Path.Combine(cluster, "postmaster.pid"));
            return File.ReadAllText($"/proc/{int.Parse(lines[0], null)}/cmdline").Split('\0').Contains(cluster) ? lines.ElementAtOrDefault(StatusLine)?.Trim() ?? "" : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or IndexOutOfRangeException or FormatException)
        {
            return null;
        }
    }
}
