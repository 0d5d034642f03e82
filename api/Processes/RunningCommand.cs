using System.Diagnostics;

namespace BackupApi.Processes;

/// <param name="process">The local process that carries the command: a shell here, or an ssh client.</param>
/// <param name="processGroup">Of the program, on the machine where it runs.</param>
/// <param name="input">Ends when everything for standard input was written.</param>
internal sealed class RunningCommand(Process process, int processGroup, bool asRoot, ICommandCarrier carrier, Task input) : IRunningCommand
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public required Stream StandardOutput { get; init; }
    public required Stream StandardError { get; init; }
    public required Stream StandardInput { get; init; }

    public Task SignalAsync(ProcessSignal signal, CancellationToken cancellationToken) =>
        process.HasExited ? Task.CompletedTask : carrier.SignalAsync(processGroup, signal, asRoot, cancellationToken);

    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        return await carrier.ConcludeAsync(process.ExitCode, processGroup, asRoot);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!process.HasExited)
                await EndAsync();
            await StandardInput.DisposeAsync();
            await input.WaitAsync(Grace);
        }
        finally
        {
            process.Dispose();
        }
    }

    private async Task EndAsync()
    {
        if (await TryEndAsync(ProcessSignal.Terminate) || await TryEndAsync(ProcessSignal.Kill))
            return;
        // The machine does not answer; what still runs there is found by its operation when it can be reached again.
        process.Kill(entireProcessTree: true);
    }

    private async Task<bool> TryEndAsync(ProcessSignal signal)
    {
        using var patience = new CancellationTokenSource(Grace);
        try
        {
            await SignalAsync(signal, patience.Token);
            await SignalAsync(ProcessSignal.Continue, patience.Token);
            await DrainUntilExitAsync(patience.Token);
            return true;
        }
        catch (Exception)
        {
            // It does not listen, or the way to it is broken: the next, harder means follows.
            return process.HasExited;
        }
    }

    /// <summary>A program that ends well may still have something to print.</summary>
    private async Task DrainUntilExitAsync(CancellationToken cancellationToken)
    {
        var exit = process.WaitForExitAsync(cancellationToken);
        _ = StandardOutput.CopyToAsync(Stream.Null, CancellationToken.None).ContinueWith(Ignore, TaskScheduler.Default);
        _ = StandardError.CopyToAsync(Stream.Null, CancellationToken.None).ContinueWith(Ignore, TaskScheduler.Default);
        await exit;
    }

    private static void Ignore(Task task) => _ = task.Exception;
}
