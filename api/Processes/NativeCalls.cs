using System.ComponentModel;
using System.Runtime.InteropServices;

namespace BackupApi.Processes;

/// <summary>The few system calls that .NET does not offer.</summary>
internal static class NativeCalls
{
    private const int NoSuchProcess = 3;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int KillNative(int pid, int signal);

    [DllImport("libc", EntryPoint = "mkfifo", SetLastError = true)]
    private static extern int MakeFifoNative([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);

    /// <summary>Signals every process of a group. False when there is none.</summary>
    public static bool KillGroup(int processGroup, ProcessSignal signal)
    {
        // kill(-1) and kill(0) would mean "everything" and "us".
        ArgumentOutOfRangeException.ThrowIfLessThan(processGroup, 2);
        if (KillNative(-processGroup, (int)signal) == 0)
            return true;
        var error = Marshal.GetLastPInvokeError();
        return error == NoSuchProcess ? false : throw new Win32Exception(error, $"The process group {processGroup} cannot be signalled: {Marshal.GetPInvokeErrorMessage(error)}.");
    }

    public static void Terminate(int pid)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pid, 2);
        _ = KillNative(pid, (int)ProcessSignal.Terminate);
    }

    /// <summary>A named pipe that only this user can open.</summary>
    public static void MakeFifo(string path)
    {
        if (MakeFifoNative(path, 0b110_000_000) != 0)
            throw new IOException($"The named pipe {path} cannot be made: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");
    }
}
