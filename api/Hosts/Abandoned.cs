using System.Text;
using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>Removes what processes of this service that died left on this machine: ssh clients and agents, tools, and the folders of connections.</summary>
internal static class Abandoned
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Safe to repeat and beside living services. Interrupted first, because that makes borg write a checkpoint.</summary>
    public static async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in (ProcessSignal[])[ProcessSignal.Interrupt, ProcessSignal.Terminate, ProcessSignal.Kill])
        {
            var orphans = Orphans();
            foreach (var pid in orphans)
            {
                NativeCalls.Signal(pid, signal);
                NativeCalls.Signal(pid, ProcessSignal.Continue);
            }

            for (var waited = TimeSpan.Zero; waited < Patience && orphans.Exists(Exists); waited += TimeSpan.FromMilliseconds(50))
                await Task.Delay(50, cancellationToken);
            if (orphans.Count == 0) break;
        }

        foreach (var folder in RuntimeFolder.Parents.SelectMany(RuntimeFolder.Abandoned))
            TryDelete(folder);
    }

    private static List<int> Orphans() =>
        [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => char.IsAsciiDigit(name![0])).Select(name => int.Parse(name!)).Where(IsOrphan)];

    private static bool IsOrphan(int pid)
    {
        try
        {
            // Others' processes cannot be read; they are not ours. Ours that ran as root end with their connection, or with the clean-up of their operation.
            var variables = Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{pid}/environ"));
            var start = variables.IndexOf(ProcessOwner.Variable + "=", StringComparison.Ordinal);
            if (start < 0) return false;
            var value = variables[(start + ProcessOwner.Variable.Length + 1)..];
            return ProcessOwner.IsGone(value.Split('\0')[0]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool Exists(int pid) => ProcessOwner.StartTime(pid) != "gone";

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another service sweeps too, or it belongs to another user, whose own service removes it.
        }
    }
}
