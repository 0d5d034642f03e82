using System.Buffers;
using System.Runtime.CompilerServices;

namespace BackupApi.Engines.Restores;

/// <summary>Reads records of NUL-terminated fields, as they come and in bounded memory.</summary>
internal sealed class NulFields(Stream output, int fieldsPerRecord)
{
    private readonly ArrayBufferWriter<byte> field = new();
    private readonly Queue<byte[][]> complete = new();
    private byte[][] record = new byte[fieldsPerRecord][];
    private int fields;

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
        for (int end; (end = bytes.IndexOf((byte)0)) >= 0; bytes = bytes[(end + 1)..])
        {
            field.Write(bytes[..end]);
            record[fields++] = field.WrittenSpan.ToArray();
            field.ResetWrittenCount();
            if (fields < fieldsPerRecord) continue;
            complete.Enqueue(record);
            (record, fields) = (new byte[fieldsPerRecord][], 0);
        }

        field.Write(bytes);
    }
}
