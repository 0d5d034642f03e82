using System.ComponentModel;
using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace BackupApi.Processes;

/// <summary>The few system calls that .NET does not offer.</summary>
internal static class NativeCalls
{
    private const int NoSuchProcess = 3;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int KillNative(int pid, int signal);

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static extern int ControlFile(SafeHandle file, int command, int argument);

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

    public static void Terminate(int pid) => Signal(pid, ProcessSignal.Terminate);

    /// <summary>One that is gone, or belongs to somebody else, stays as it is.</summary>
    public static void Signal(int pid, ProcessSignal signal)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pid, 2);
        _ = KillNative(pid, (int)signal);
    }

    /// <summary>Gives a pipe room for 1 MiB instead of 64 KiB, so that bulk data wakes both sides sixteen times less often.
    /// A system that allows less keeps what it has.</summary>
    public static void Widen(Stream stream)
    {
        const int SetPipeSize = 1031;
        if (stream is PipeStream pipe)
            _ = ControlFile(pipe.SafePipeHandle, SetPipeSize, 1 << 20);
    }

    /// <summary>A named pipe that only this user can open.</summary>
    public static void MakeFifo(string path)
    {
        if (MakeFifoNative(path, 0b110_000_000) != 0)
            throw new IOException($"The named pipe {path} cannot be made: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");
    }
}
