using System.Globalization;
using BackupApi.Processes;

namespace BackupApi.Orchestration;

/// <summary>Names this process so that another one on the same machine can tell whether it still lives: host name, boot and pid namespace, pid, start time.</summary>
internal sealed class WorkerIdentity
{
    private static readonly string Machine = $"{Environment.MachineName}/{BootAndNamespace()}";

    public string Name { get; } = $"{Machine}/{Environment.ProcessId}/{ProcessOwner.StartTime(Environment.ProcessId)}";

    /// <summary>What people see: host name and pid.</summary>
    public static string Display(string name) => name.Split('/') is [var host, _, var pid, _] ? $"{host} (process {pid})" : name;

    /// <summary>True only when that worker ran on this machine and its process is gone.</summary>
    public static bool IsProvablyDead(string name)
    {
        if (name.Split('/') is not [var host, var boot, var pid, var started] || $"{host}/{boot}" != Machine) return false;
        return !int.TryParse(pid, CultureInfo.InvariantCulture, out var id) || ProcessOwner.StartTime(id) != started;
    }

    private static string BootAndNamespace()
    {
        var boot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()[..8];
        var pids = new FileInfo("/proc/self/ns/pid").LinkTarget ?? "";
        return $"{boot}-{new string([.. pids.Where(char.IsDigit)])}";
    }
}
