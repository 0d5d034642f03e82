using System.ComponentModel;
using System.IO.Pipes;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace BackupApi.Processes;

/// <summary>Moves what comes through a socket into a pipe inside the kernel, without a copy of it in this process.</summary>
internal static class Splice
{
    private const int MostAtOnce = 1 << 20, MoveWithoutBlocking = 1 | 2, CanRead = 1, CanWrite = 4, Interrupted = 4, TryAgain = 11, BrokenPipe = 32, ConnectionReset = 104;

    [DllImport("libc", EntryPoint = "splice", SetLastError = true)]
    private static extern nint SpliceNative(SafeHandle from, nint fromOffset, SafeHandle to, nint toOffset, nuint length, uint flags);

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static extern int PollNative(ref Polled polled, nuint count, int milliseconds);

    /// <summary>Ends with the socket's data (also when it is shut down from here), or when nobody reads the pipe any more. Takes a thread of its own, which waits in the kernel.</summary>
    /// <exception cref="IOException">The system refused.</exception>
    public static Task RunAsync(Socket socket, PipeStream pipe) => Task.Factory.StartNew(
        () => Run(socket.SafeHandle, pipe.SafePipeHandle), CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);

    private static void Run(SafeSocketHandle socket, SafeHandle pipe)
    {
        while (true)
        {
            var moved = SpliceNative(socket, 0, pipe, 0, MostAtOnce, MoveWithoutBlocking);
            if (moved > 0) continue;
            if (moved == 0) return;
            switch (Marshal.GetLastPInvokeError())
            {
                // A call that waits for data would hold the pipe meanwhile, so that nobody could read what is in it.
                case TryAgain:
                    Wait(socket, CanRead);
                    Wait(pipe, CanWrite);
                    break;
                case Interrupted:
                    break;
                case BrokenPipe or ConnectionReset:
                    return;
                case var error:
                    throw new IOException($"Data cannot be passed on: {Marshal.GetPInvokeErrorMessage(error)}.", new Win32Exception(error));
            }
        }
    }

    private static void Wait(SafeHandle file, short events)
    {
        var added = false;
        try
        {
            file.DangerousAddRef(ref added);
            var polled = new Polled { File = (int)file.DangerousGetHandle(), Events = events };
            _ = PollNative(ref polled, 1, -1);
        }
        finally
        {
            if (added) file.DangerousRelease();
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Polled
    {
        public int File;
        public short Events, Returned;
    }
}
