using System.IO.Pipelines;
using System.Text;
using BackupApi.Hosts;
using BackupApi.Processes;

namespace BackupApi.SourceTypes.Databases;

/// <summary>How a command ended that took a stream.</summary>
/// <param name="Bytes">That it was given.</param>
/// <param name="Whole">It was given the stream to its end.</param>
/// <param name="Tail">The last of the stream.</param>
/// <param name="Errors">The last of what the command said on standard error.</param>
internal sealed record StreamLoaded(int ExitCode, long Bytes, bool Whole, byte[] Tail, string Errors);

/// <summary>Writes a stored stream to the standard input of a command, without holding more of it than a few buffers.</summary>
internal static class StreamLoading
{
    private const int TailLength = 256;
    private const int HeadLength = 16 * 1024;
    private const int KeptErrors = 64 * 1024;

    /// <summary>A failing stream throws its own exception, after the command was ended without being told that its input is over.</summary>
    /// <param name="start">Makes the command once the stream has begun, so that nothing is touched for a backup that cannot be read; it gets the first bytes.</param>
    /// <param name="report">Bytes so far.</param>
    public static async Task<StreamLoaded> RunAsync(IHost host, StoredStream stream, Func<ReadOnlyMemory<byte>, Task<CommandLine>> start, Action<long> report, CancellationToken cancellationToken)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 2 << 20, resumeWriterThreshold: 1 << 20, minimumSegmentSize: 64 << 10, useSynchronizationContext: false));
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var source = ProduceAsync(stream, pipe.Writer, stopped.Token);
        try
        {
            var head = await pipe.Reader.ReadAtLeastAsync(HeadLength, cancellationToken);
            var command = await start(System.Buffers.BuffersExtensions.ToArray(head.Buffer));
            pipe.Reader.AdvanceTo(head.Buffer.Start);
            await using var running = await host.StartAsync(command with { OpensStandardInput = true }, cancellationToken);
            return await FeedAsync(running, pipe.Reader, report, cancellationToken);
        }
        finally
        {
            await stopped.CancelAsync();
            await pipe.Reader.CompleteAsync();
            await source.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // what failed in it was read from the pipe
        }
    }

    private static async Task ProduceAsync(StoredStream stream, PipeWriter writer, CancellationToken cancellationToken)
    {
        try
        {
            await stream.CopyAsync(writer.AsStream(leaveOpen: true), cancellationToken);
            await writer.CompleteAsync();
        }
        catch (Exception exception)
        {
            await writer.CompleteAsync(exception);
        }
    }

    private static async Task<StreamLoaded> FeedAsync(IRunningCommand running, PipeReader reader, Action<long> report, CancellationToken cancellationToken)
    {
        var errors = KeepTailAsync(running.StandardError, cancellationToken);
        var output = running.StandardOutput.CopyToAsync(Stream.Null, cancellationToken);
        var (bytes, whole, tail) = (0L, false, Array.Empty<byte>());
        try
        {
            while (!whole)
            {
                var read = await reader.ReadAsync(cancellationToken);
                foreach (var part in read.Buffer)
                {
                    await running.StandardInput.WriteAsync(part, cancellationToken);
                    tail = [.. tail.TakeLast(Math.Max(0, TailLength - part.Length)), .. part.Span[Math.Max(0, part.Length - TailLength)..]];
                    bytes += part.Length;
                }

                report(bytes);
                whole = read.IsCompleted;
                reader.AdvanceTo(read.Buffer.End);
            }

            await running.StandardInput.DisposeAsync();
        }
        catch (IOException) when (!cancellationToken.IsCancellationRequested)
        {
            // The command ended, or closed its standard input, before it had all; its exit code tells why.
            whole = false;
        }

        await Task.WhenAll(errors, output);
        return new StreamLoaded(await running.WaitAsync(cancellationToken), bytes, whole, tail, await errors);
    }

    private static async Task<string> KeepTailAsync(Stream stream, CancellationToken cancellationToken)
    {
        var kept = new StringBuilder();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var buffer = new char[4096];
        int count;
        while ((count = await reader.ReadAsync(buffer, cancellationToken)) > 0)
        {
            kept.Append(buffer, 0, count);
            if (kept.Length > 2 * KeptErrors) kept.Remove(0, kept.Length - KeptErrors);
        }

        return kept.ToString();
    }
}
