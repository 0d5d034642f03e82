using System.Text;
using BackupApi.Problems;

namespace BackupApi.Engines.Restic;

/// <summary>Brings back the bytes of names that are no text. Restic's JSON has "\ufffd" for each of them; its plain list has the bytes, a path per line, in the same order.
/// That list is read only as far, and only when, such a name occurs. A path's line breaks are known from its JSON.</summary>
/// <param name="open">Starts the plain list.</param>
/// <param name="heading">How many line breaks stand before the first path.</param>
internal sealed class RawNames(Func<Task<ResticRun>> open, int heading) : IAsyncDisposable
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private readonly List<byte> line = [];
    private ResticRun? run;
    private long behind = heading;
    private int length;
    private int position;

    /// <summary>Ask for every path, in order.</summary>
    public async ValueTask<byte[]> RestoreAsync(string path, CancellationToken cancellationToken)
    {
        var breaks = path.AsSpan().Count('\n');
        if (!path.Contains('\uFFFD'))
        {
            behind += breaks + 1;
            return Encoding.UTF8.GetBytes(path);
        }

        run ??= await open();
        for (; behind > 0; behind--) await ReadAsync(cancellationToken);
        var raw = await ReadAsync(cancellationToken);
        for (var i = 0; i < breaks; i++) raw = [.. raw, (byte)'\n', .. await ReadAsync(cancellationToken)];
        return Show(raw) == path ? raw : throw new EngineException(ProblemCodes.ToolFailed, $"Restic lists {path} in two ways that do not agree.", "Report this with the version of restic that stands in the log.");
    }

    public ValueTask DisposeAsync() => run is null ? ValueTask.CompletedTask : run.DisposeAsync();

    /// <summary>As Go's JSON shows bytes: one U+FFFD for each that is part of no character.</summary>
    internal static string Show(ReadOnlySpan<byte> raw)
    {
        var text = new StringBuilder(raw.Length);
        while (!raw.IsEmpty)
        {
            var isText = Rune.DecodeFromUtf8(raw, out var rune, out var consumed) == System.Buffers.OperationStatus.Done;
            text.Append(isText ? rune.ToString() : "\uFFFD");
            raw = raw[(isText ? consumed : 1)..];
        }

        return text.ToString();
    }

    private async ValueTask<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        line.Clear();
        while (true)
        {
            var end = buffer.AsSpan(position, length - position).IndexOf((byte)'\n');
            line.AddRange(buffer.AsSpan(position, end < 0 ? length - position : end));
            position = end < 0 ? length : position + end + 1;
            if (end >= 0) return [.. line];
            (position, length) = (0, await run!.Output.ReadAsync(buffer, cancellationToken));
            if (length == 0) throw new EngineException(ProblemCodes.ToolFailed, "Restic ended its list before all paths were there.", "Check the repository.");
        }
    }
}
