using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>Ends what an operation left on a machine. Every process of an operation carries its id in the environment,
/// which names it however often process ids were reused.</summary>
internal static class Leftovers
{
    // Looks anew before each signal, so that only processes that still carry the mark are met. Interrupt lets borg write a checkpoint.
    private const string Script = """
        left() { grep -lzsxF -- "BACKUPAPI_OPERATION=$1" /proc/[0-9]*/environ 2>/dev/null | while IFS=/ read -r _ _ pid _; do printf '%s ' "$pid"; done; }
        for signal in INT TERM KILL; do
          tries=0
          pids=$(left "$1"); [ -n "$pids" ] || break
          kill -s CONT $pids 2>/dev/null; kill -s "$signal" $pids 2>/dev/null
          while [ "$tries" -lt 25 ] && [ -n "$(left "$1")" ]; do tries=$((tries+1)); sleep 0.2; done
        done
        for folder in /tmp/backupapi-"$1"-*; do
          if [ -d "$folder" ] && [ ! -L "$folder" ] && case $(stat -c %u -- "$folder") in "$(id -u)"|"${SUDO_UID:-none}") ;; *) false ;; esac; then rm -rf -- "$folder"; fi
        done
        pids=$(left "$1"); [ -z "$pids" ] || { echo "still running: $pids" >&2; exit 1; }
        """;

    /// <summary>Whether this process sees anything of the operation on this machine.</summary>
    public static bool AreHere(Guid operation)
    {
        if (Directory.EnumerateDirectories("/tmp", $"backupapi-{operation}-*").Any()) return true;
        var mark = $"{OperationMark.Variable}={operation}";
        return Directory.EnumerateDirectories("/proc").Any(process => char.IsAsciiDigit(process[^1]) && IsMarked(process, mark));
    }

    private static bool IsMarked(string process, string mark)
    {
        try
        {
            return File.ReadAllText(process + "/environ").Split('\0').Contains(mark);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // Ended meanwhile, or somebody else's.
        }
    }

    /// <summary>Throws <see cref="HostException"/> when something could not be ended.</summary>
    public static async Task RemoveAsync(IHost host, Guid operation, CancellationToken cancellationToken)
    {
        var arguments = new[] { "-c", Script, "sh", operation.ToString() };
        // With root's rights where the server gives them, because some ran as root; the folders are root's or the user's.
        var result = await host.RunAsync(new CommandLine("sh", arguments) { AsRoot = true }, cancellationToken);
        if (!result.Succeeded)
            throw new HostException(Problems.ProblemCodes.ToolFailed, $"Processes of an earlier run on {host.Name} cannot be ended: {result.StandardError.Trim()}.",
                "Look at these processes on the server; one that hangs in the kernel ends only with its device or a reboot.");
    }
}
