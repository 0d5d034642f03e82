using System.Globalization;
using System.Text;
using BackupApi.Hosts;
using BackupApi.Problems;
using BackupApi.Processes;

namespace BackupApi.Engines;

/// <summary>Runs the commands of streams, one after the other, into their pipes. The end of a pipe is told to its reader only after the command succeeded:
/// while a command that failed is held, the reader waits, and can be stopped before it takes half a stream for a whole one. Dispose lets go of everything.</summary>
internal sealed class StreamFeed(IHost host, StreamPipes pipes, Guid operation, int nice) : IAsyncDisposable
{
    private const int KeptLines = 20;

    /// <summary>Says "CODE BYTES" once the command ended, and keeps the pipe open until its own input ends unless all is well.
    /// The command's exit code and what went through are told apart from each other, because a shell forgets all but the last exit code of a pipeline.</summary>
    private const string Script =
        """
        pipe=$1; shift
        exec 9>"$pipe" || exit 97
        told=$( { { "$@" </dev/null 9>&- 4>&-; echo "e$?" >&4; } | tee /dev/fd/9 | wc -c >&4; } 4>&1 )
        code=; bytes=0
        for word in $told; do case $word in e*) code=${word#e};; *) bytes=$word;; esac; done
        echo "${code:-98} $bytes"
        if [ "$code" != 0 ] || [ "$bytes" = 0 ]; then cat >/dev/null; fi
        """;

    private IRunningCommand? running;

    /// <summary>Returns the bytes of each stream. Throws <see cref="EngineException"/> (dump_failed, dump_empty), with the pipe held open.</summary>
    /// <param name="say">Takes what the commands print on standard error, line by line.</param>
    public async Task<IReadOnlyList<long>> RunAsync(IReadOnlyList<BackupStream> streams, Func<string, ValueTask> say, CancellationToken cancellationToken)
    {
        var bytes = new List<long>();
        foreach (var stream in streams)
        {
            bytes.Add(await RunAsync(stream, say, cancellationToken));
        }

        return bytes;
    }

    /// <summary>One stream; returns its bytes.</summary>
    public async Task<long> RunAsync(BackupStream stream, Func<string, ValueTask> say, CancellationToken cancellationToken)
    {
        var command = stream.Command with
        {
            Program = "sh", Arguments = ["-c", Script, "sh", pipes.PathOf(stream), stream.Command.Program, .. stream.Command.Arguments], OpensStandardInput = true, Operation = operation, Nice = nice,
        };
        await using (running) running = await host.StartAsync(command, cancellationToken);
        var tail = new Queue<string>();
        var errors = ReadErrorsAsync(running, tail, say, cancellationToken);
        using var output = new StreamReader(running.StandardOutput, Encoding.ASCII);
        var told = (await output.ReadLineAsync(cancellationToken))?.Split(' ');
        if (told is ["0", var size] && long.TryParse(size, CultureInfo.InvariantCulture, out var bytes) && bytes > 0)
        {
            await errors;
            return await running.WaitAsync(cancellationToken) == 0 ? bytes : throw Failed(stream, "it was ended from outside", tail);
        }

        if (told is null) await running.WaitAsync(cancellationToken); // tells when it was the connection that was lost
        await Task.WhenAny(errors, Task.Delay(TimeSpan.FromSeconds(1), cancellationToken));
        throw told switch
        {
            ["0", _] => new EngineException(ProblemCodes.DumpEmpty, $"{stream.Title} on {host.Name} gave nothing at all, although its command reported success.", "Run the source's test; a backup of nothing is not kept."),
            [var code, _] => Failed(stream, code == "127" ? "the program is not installed" : $"exit code {code}", tail),
            _ => Failed(stream, "it was ended from outside", tail),
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (running is not null)
        {
            await running.DisposeAsync();
        }
    }

    private EngineException Failed(BackupStream stream, string how, Queue<string> tail)
    {
        lock (tail)
        {
            if (stream.Explain(string.Join('\n', tail)) is { } cause) return new EngineException(cause.Code, $"{stream.Title} failed on {host.Name}. {cause.Message}", cause.Hint);
            var said = tail.LastOrDefault(line => line.Trim().Length > 0)?.Trim();
            return new EngineException(ProblemCodes.DumpFailed, $"{stream.Title} failed on {host.Name} ({how}){(said is null ? "." : $": {said}")}",
                "What its command said stands in the log. Run the source's test, correct what it shows and retry; nothing of this run was kept.");
        }
    }

    private static async Task ReadErrorsAsync(IRunningCommand command, Queue<string> tail, Func<string, ValueTask> say, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(command.StandardError, Encoding.UTF8);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            lock (tail)
            {
                tail.Enqueue(line);
                if (tail.Count > KeptLines) tail.Dequeue();
            }

            await say(line);
        }
    }
}
