using System.Text;
using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.Engines.Restic;

/// <summary>A restic that runs. What it says is read all the time, because it stalls otherwise.</summary>
internal sealed class ResticRun : IAsyncDisposable
{
    private const int KeptErrors = 50;
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(10);

    private readonly IRunningCommand command;
    private readonly IRunWatch watch;
    private readonly Func<string, ValueTask>? onError;
    private readonly SemaphoreSlim saying = new(1, 1);
    private readonly TimeSpan patience;
    private readonly Queue<string> errors = new();
    private readonly TaskCompletionSource<string> process = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task reading;

    /// <param name="patience">How long it may take to lay its work down when interrupted.</param>
    /// <param name="onError">Called for every line of standard error, one after the other.</param>
    /// <param name="readOutput">Reads standard output to its end; null when the caller does so through <see cref="Output"/>.</param>
    public ResticRun(IRunningCommand command, IRunWatch watch, TimeSpan patience, Func<string, ValueTask>? onError, Func<Stream, Task>? readOutput)
    {
        (this.command, this.watch, this.patience, this.onError) = (command, watch, patience, onError);
        reading = Task.WhenAll(
            GuardAsync(command.StandardError, ReadErrorsAsync),
            readOutput is null ? Task.CompletedTask : GuardAsync(command.StandardOutput, readOutput));
    }

    public Stream Output => command.StandardOutput;

    /// <summary>"PID HOST" as locks name their owner; null when the run ended before it began.</summary>
    public Task<string> Process => process.Task;

    /// <summary>Waits for the end. When cancelled: interrupt, then terminate, then kill; then OperationCanceledException.</summary>
    public async Task<ResticResult> WaitAsync(CancellationToken cancellationToken)
    {
        var end = EndAsync();
        _ = GiveUpAsync(end);
        try
        {
            var result = await end.WaitAsync(cancellationToken);
            return result.Succeeded ? result : result with { Reason = watch.Reason };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !end.IsCompleted)
        {
            await StopAsync(end);
            throw;
        }
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();

    private async Task<ResticResult> EndAsync()
    {
        await reading;
        var exitCode = await command.WaitAsync(CancellationToken.None);
        var behind = exitCode == 0 ? [] : watch.Diagnostics.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(KeptErrors);
        return new ResticResult(exitCode, [.. behind, .. errors]);
    }

    private async Task GiveUpAsync(Task end)
    {
        if (await watch.IsHopelessAsync(end, Process, SayAsync)) await StopAsync(end);
    }

    private async ValueTask SayAsync(string line)
    {
        if (onError is null) return;
        await saying.WaitAsync();
        try
        {
            await onError(line);
        }
        finally
        {
            saying.Release();
        }
    }

    private async Task StopAsync(Task end)
    {
        // Restic lays its lock down when interrupted.
        foreach (var (signal, wait) in new[] { (ProcessSignal.Interrupt, patience), (ProcessSignal.Terminate, LastPatience), (ProcessSignal.Kill, LastPatience) })
        {
            await command.SignalAsync(signal, CancellationToken.None);
            await Task.WhenAny(end, Task.Delay(wait));
            if (!end.IsCompleted) continue;
            _ = end.Exception;
            return;
        }
    }

    // A reader that fails must neither leave restic waiting for ever nor be forgotten.
    private async Task GuardAsync(Stream stream, Func<Stream, Task> read)
    {
        try
        {
            await read(stream);
        }
        catch
        {
            await command.SignalAsync(ProcessSignal.Terminate, CancellationToken.None);
            await stream.CopyToAsync(Stream.Null);
            throw;
        }
    }

    private async Task ReadErrorsAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, false, 16 * 1024, leaveOpen: true);
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(ResticStart.ProcessLine, StringComparison.Ordinal))
            {
                process.TrySetResult(line[ResticStart.ProcessLine.Length..]);
                continue;
            }

            errors.Enqueue(line);
            if (errors.Count > KeptErrors) errors.Dequeue();
            await SayAsync(line);
        }

        process.TrySetCanceled();
    }
}
