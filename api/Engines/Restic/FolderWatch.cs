using System.Globalization;

namespace BackupApi.Engines.Restic;

/// <summary>Looks after a restic that works on a folder of its own machine. When there is no room for the last pack while another one is still to be written,
/// restic (0.14) waits for itself for ever, renews its lock, and says nothing.</summary>
/// <param name="stall">How long it may do nothing on a storage without room.</param>
internal sealed class FolderWatch(string repository, string folder, TimeSpan stall) : IRunWatch
{
    public static readonly TimeSpan Stall = TimeSpan.FromSeconds(30);

    // A pack of 16 MiB, and what tells of it.
    private const long LeastRoom = 20L << 20;

    /// <summary>Of the time, below which a process does nothing but look at its clocks.</summary>
    private const double Idle = 0.02;

    private const int TicksPerSecond = 100;

    public string Diagnostics => "";

    public EngineException? Reason { get; private set; }

    public async Task<bool> IsHopelessAsync(Task end, Task<string> process, Func<string, ValueTask> say)
    {
        var (spent, since) = (0L, Environment.TickCount64);
        while (await Task.WhenAny(end, Task.Delay(stall / 6)) != end)
        {
            var (now, at) = (process.IsCompletedSuccessfully ? Spent(await process) : 0, Environment.TickCount64);
            if ((now - spent) * 1000.0 / TicksPerSecond > Idle * stall.TotalMilliseconds) (spent, since) = (now, at);
            if (at - since < stall.TotalMilliseconds || now == 0 || Room() >= LeastRoom) continue;
            Reason = ResticProblems.NoRoom(repository);
            return true;
        }

        return false;
    }

    private long Room()
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (IOException)
        {
            return long.MaxValue; // Gone: restic itself says so.
        }
    }

    /// <summary>Processor time in ticks; 0 when there is no such process.</summary>
    private static long Spent(string process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process.Split(' ')[0]}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return 1 + long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
