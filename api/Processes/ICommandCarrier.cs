using System.Diagnostics;

namespace BackupApi.Processes;

/// <summary>How scripts and signals reach the shell of one machine.</summary>
internal interface ICommandCarrier
{
    /// <summary>The local process that runs a script on the machine with its standard streams joined.</summary>
    ProcessStartInfo Carry(string script);

    /// <summary>Signals a process group of the machine; a group that is gone is no error.</summary>
    Task SignalAsync(int processGroup, ProcessSignal signal, bool asRoot, CancellationToken cancellationToken);

    /// <summary>The program's exit code from the carrying process's; throws when the way to the machine broke.</summary>
    /// <param name="processGroup">Of the program, on its machine.</param>
    Task<int> ConcludeAsync(int exitCode, int processGroup, bool asRoot);

    /// <summary>Why a script ended before the program started.</summary>
    /// <param name="errors">What was printed until then.</param>
    Exception Explain(int exitCode, string errors);
}
