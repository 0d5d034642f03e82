using System.Text;
using BackupApi.Processes;

namespace BackupApi.Tests.Engines;

/// <summary>The processes of one operation, found as the service finds them: by the mark in their environment.</summary>
internal static class LabProcesses
{
    public static IReadOnlyList<(int Id, string Name)> Of(Guid operation)
    {
        var mark = Encoding.ASCII.GetBytes($"BACKUPAPI_OPERATION={operation}");
        return [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => char.IsAsciiDigit(name![0])).Select(name => int.Parse(name!)).Where(id => Read(id, "environ").AsSpan().IndexOf(mark) >= 0)
            .Select(id => (id, Encoding.UTF8.GetString(Read(id, "comm")).Trim()))];
    }

    /// <summary>What everybody on the machine can see of each process now: its command line and its environment.</summary>
    public static IEnumerable<string> Shown() => Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => char.IsAsciiDigit(name![0])).Select(name => int.Parse(name!))
        .Select(id => Encoding.UTF8.GetString([.. Read(id, "cmdline"), .. Read(id, "environ")]));

    /// <summary>Waits until something is stored, then kills every process of that name.</summary>
    public static async Task KillAsync(Guid operation, string name, Func<bool> isStored)
    {
        for (var tries = 0; tries < 1200; tries++)
        {
            var found = Of(operation).Where(process => Names(name).Contains(process.Name)).ToList();
            if (found.Count > 0 && isStored())
            {
                foreach (var (id, _) in found) NativeCalls.Signal(id, ProcessSignal.Kill);
                return;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"No {name} of the operation was seen: {string.Join(", ", Of(operation))}");
    }

    // What "sh" and "awk" are called depends on the system.
    private static string[] Names(string name) => name switch { "sh" => ["sh", "dash", "bash"], "awk" => ["awk", "mawk", "gawk"], _ => [name] };

    private static byte[] Read(int id, string file)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{id}/{file}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
