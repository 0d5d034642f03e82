namespace BackupApi.Processes;

/// <summary>Signals as the platform numbers them.</summary>
public enum ProcessSignal { Interrupt = 2, Kill = 9, Terminate = 15, Continue = 18, Stop = 19 }

/// <summary>A command that runs, here or on a server. Disposing one that still runs ends its whole process group
/// (terminate, then kill after a few seconds).</summary>
public interface IRunningCommand : IAsyncDisposable
{
    /// <summary>Raw bytes; must be read to its end, else the program stalls (that is the back-pressure).</summary>
    Stream StandardOutput { get; }

    /// <summary>Raw bytes; must be read to its end.</summary>
    Stream StandardError { get; }

    /// <summary>Where the caller writes when <see cref="CommandLine.OpensStandardInput"/> was set; dispose it to tell the end. Stream.Null otherwise.</summary>
    Stream StandardInput { get; }

    /// <summary>Signals the whole process group, on the machine where it runs. Does nothing when it has ended.</summary>
    Task SignalAsync(ProcessSignal signal, CancellationToken cancellationToken);

    /// <summary>Waits without limit. Returns the exit code, 128 + signal when killed, 127 when there is no such program.
    /// Throws <c>HostException</c> (connection_lost) when the connection to the host was lost before the end was seen.</summary>
    Task<int> WaitAsync(CancellationToken cancellationToken);
}
