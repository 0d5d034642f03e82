using BackupApi.Orchestration.Log;

namespace BackupApi.Features.Operations;

/// <summary>The newest lines of a log as they were read, batch by batch, as many as a little memory holds. Not for several threads at once.</summary>
internal sealed class LogTail
{
    private const long MostBytes = 1 << 20;

    private readonly Queue<IReadOnlyList<LogLine>> batches = new();
    private long bytes;

    /// <summary>Every line up to this one is stored; those after <see cref="Before"/> are here.</summary>
    public long Last { get; private set; }

    /// <summary>The number of the last line that is not here any more.</summary>
    public long Before { get; private set; }

    public void BeginAfter(long sequence) => Last = Before = sequence;

    public void Add(IReadOnlyList<LogLine> lines)
    {
        batches.Enqueue(lines);
        bytes += lines.Sum(Size);
        Last = lines[^1].Sequence;
        while (bytes > MostBytes && batches.Count > 1)
        {
            var oldest = batches.Dequeue();
            bytes -= oldest.Sum(Size);
            Before = oldest[^1].Sequence;
        }
    }

    /// <summary>The next lines after a number that is not smaller than <see cref="Before"/>: viewers at the same line share one list.</summary>
    public IReadOnlyList<LogLine> After(long sequence)
    {
        foreach (var batch in batches)
        {
            if (batch[^1].Sequence <= sequence) continue;
            return batch[0].Sequence > sequence ? batch : [.. batch.SkipWhile(line => line.Sequence <= sequence)];
        }

        return [];
    }

    private static long Size(LogLine line) => 120 + (2L * line.Message.Length);
}
