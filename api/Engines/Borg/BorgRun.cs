using System.Text;
using BackupApi.Processes;

namespace BackupApi.Engines.Borg;

/// <summary>A borg that runs. What it says is read all the time, because it stalls otherwise.</summary>
internal sealed class BorgRun : IAsyncDisposable
{
    private const int KeptErrors = 50;
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(10);

    private readonly IRunningCommand command;
    private readonly TimeSpan patience;
    private readonly List<string> ids = [];
    private readonly Queue<string> errors = new();
    private readonly Task reading;
    private Task<BorgResult>? ending;

    /// <param name="patience">How long it may take to lay its work down when interrupted.</param>
    /// <param name="onMessage">Called for every line, one after the other; null to look only at errors.</param>
    /// <param name="readOutput">Reads standard output to its end; null when the caller does so through <see cref="Output"/>.</param>
    public BorgRun(IRunningCommand command, TimeSpan patience, bool isEscaped, Func<BorgMessage, ValueTask>? onMessage, Func<Stream, Task>? readOutput)
    {
        (this.command, this.patience) = (command, patience);
        reading = Task.WhenAll(
            GuardAsync(command.StandardError, stream => ReadMessagesAsync(stream, isEscaped, onMessage)),
            readOutput is null ? Task.CompletedTask : GuardAsync(command.StandardOutput, readOutput));
    }

    public Stream Output => command.StandardOutput;

    public Stream Input => command.StandardInput;

    /// <summary>Waits for the end. When cancelled: <paramref name="first"/>, then terminate, then kill; then OperationCanceledException.</summary>
    public async Task<BorgResult> WaitAsync(ProcessSignal first, CancellationToken cancellationToken)
    {
        var end = EndAsync();
        try
        {
            return await end.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !end.IsCompleted)
        {
            await StopAsync(end, first);
            throw;
        }
    }

    /// <summary>Ends it at once, without a checkpoint: an interrupted borg reads on until its input gives something.</summary>
    public Task AbandonAsync() => StopAsync(EndAsync(), ProcessSignal.Terminate);

    public ValueTask DisposeAsync() => command.DisposeAsync();

    private Task<BorgResult> EndAsync() => ending ??= WaitForEndAsync();

    private async Task<BorgResult> WaitForEndAsync()
    {
        await reading;
        var exitCode = await command.WaitAsync(CancellationToken.None);
        return new BorgResult(exitCode, ids, [.. errors]);
    }

    private async Task StopAsync(Task end, ProcessSignal first)
    {
        foreach (var (signal, wait) in new[] { (first, patience), (ProcessSignal.Terminate, LastPatience), (ProcessSignal.Kill, LastPatience) })
        {
            await command.SignalAsync(signal, CancellationToken.None);
            await Task.WhenAny(end, Task.Delay(wait));
            if (end.IsCompleted)
            {
                _ = end.Exception;
                return;
            }
        }
    }

    // A reader that fails must neither leave borg waiting for ever nor be forgotten.
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

    private async Task ReadMessagesAsync(Stream stream, bool isEscaped, Func<BorgMessage, ValueTask>? onMessage)
    {
        using var reader = new StreamReader(isEscaped ? await UnescapeAsync(stream) : stream, Encoding.UTF8, false, 16 * 1024, leaveOpen: true);
        while (await reader.ReadLineAsync() is { } line)
        {
            var message = BorgOutput.Parse(line);
            Keep(message);
            if (onMessage is not null)
            {
                await onMessage(message);
            }
        }
    }

    private void Keep(BorgMessage message)
    {
        switch (message)
        {
            case LogMessage { Level: "ERROR" or "CRITICAL" } error:
                ids.AddRange(error.Id is null ? [] : [error.Id]);
                Keep(error.Text);
                break;
            case LogMessage { Level: "WARNING" } warning when warning.Text.Contains("[Errno 28]", StringComparison.Ordinal):
                Keep(warning.Text);
                break;
            case PlainMessage { Text.Length: > 0 } plain:
                Keep(plain.Text);
                break;
        }
    }

    private void Keep(string error)
    {
        errors.Enqueue(error);
        if (errors.Count > KeptErrors)
        {
            errors.Dequeue();
        }
    }

    // Used for lists only, whose standard error is short.
    private static async Task<Stream> UnescapeAsync(Stream stream)
    {
        var text = new System.Buffers.ArrayBufferWriter<byte>();
        var decoder = default(EscapeDecoder);
        using var whole = new MemoryStream();
        await stream.CopyToAsync(whole);
        foreach (var next in whole.ToArray())
        {
            if (decoder.TryPush(next, out var codePoint))
            {
                PythonText.AppendCodePoint(text, codePoint);
            }
        }

        return new MemoryStream(text.WrittenSpan.ToArray());
    }
}
