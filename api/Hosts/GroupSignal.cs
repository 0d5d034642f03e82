using BackupApi.Processes;

namespace BackupApi.Hosts;

/// <summary>The command that signals a process group from within its machine.</summary>
internal static class GroupSignal
{
    public static CommandLine Command(int processGroup, ProcessSignal signal, bool asRoot)
    {
        // kill -1 would mean "everything".
        ArgumentOutOfRangeException.ThrowIfLessThan(processGroup, 2);
        return new CommandLine("sh", "-c", "kill -s \"$1\" -- \"-$2\"", "sh", NameOf(signal), processGroup.ToString()) { AsRoot = asRoot };
    }

    private static string NameOf(ProcessSignal signal) => signal switch
    {
        ProcessSignal.Interrupt => "INT",
        ProcessSignal.Kill => "KILL",
        ProcessSignal.Terminate => "TERM",
        ProcessSignal.Continue => "CONT",
        ProcessSignal.Stop => "STOP",
        _ => throw new ArgumentOutOfRangeException(nameof(signal)),
    };
}
