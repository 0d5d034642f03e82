using System.Buffers;
using System.Runtime.CompilerServices;

namespace BackupApi.Engines.Borg;

/// <summary>Reads records of NUL-terminated fields from borg's standard output, as they come and in bounded memory.</summary>
/// <param name="output">Either escaped by Python (then NUL is written \x00) or, from a borg that is one binary and ignores Python's settings, as it is.</param>
internal sealed class FieldReader(Stream output, int fieldsPerRecord)
{
    private readonly ArrayBufferWriter<byte> field = new();
    private readonly Queue<byte[][]> complete = new();
    private byte[][] record = new byte[fieldsPerRecord][];
    private int fields;
    private EscapeDecoder decoder;
    private bool? isEscaped;
    private byte? first;

    public async IAsyncEnumerable<byte[][]> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await output.ReadAsync(buffer, cancellationToken)) > 0)
        {
            Take(buffer.AsSpan(0, read));
            while (complete.TryDequeue(out var next))
            {
                yield return next;
            }
        }
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        foreach (var next in bytes)
        {
            if (isEscaped is null && !Detect(next))
            {
                continue;
            }

            if (isEscaped == false)
            {
                Push(next);
            }
            else if (decoder.TryPush(next, out var codePoint))
            {
                Push(codePoint);
            }
        }
    }

    // The first field is one plain character, so the second byte tells which of the two encodings this is.
    private bool Detect(byte next)
    {
        if (first is null)
        {
            first = next;
            return false;
        }

        isEscaped = next == '\\';
        Push((int)first.Value);
        return true;
    }

    private void Push(byte raw)
    {
        if (raw == 0)
        {
            EndField();
            return;
        }

        field.GetSpan(1)[0] = raw;
        field.Advance(1);
    }

    private void Push(int codePoint)
    {
        if (codePoint == 0)
        {
            EndField();
            return;
        }

        PythonText.AppendCodePoint(field, codePoint);
    }

    private void EndField()
    {
        record[fields++] = field.WrittenSpan.ToArray();
        field.ResetWrittenCount();
        if (fields == fieldsPerRecord)
        {
            complete.Enqueue(record);
            record = new byte[fieldsPerRecord][];
            fields = 0;
        }
    }
}
