using System.Buffers;
using System.Runtime.CompilerServices;

namespace BackupApi.Engines.Restic;

/// <summary>Takes the objects of one depth out of a JSON document that is larger than memory, as they come.</summary>
/// <param name="depth">How many objects each of them stands in.</param>
internal sealed class JsonObjects(Stream stream, int depth)
{
    private readonly ArrayBufferWriter<byte> current = new();
    private readonly Queue<byte[]> complete = new();
    private int level;
    private bool isText;
    private bool isEscaped;

    public async IAsyncEnumerable<byte[]> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            Take(buffer.AsSpan(0, read));
            while (complete.TryDequeue(out var next)) yield return next;
        }
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        var start = level > depth ? 0 : -1;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (isText)
            {
                if (isEscaped) isEscaped = false;
                else if (bytes[i] == '\\') isEscaped = true;
                else if (bytes[i] == '"') isText = false;
                continue;
            }

            switch (bytes[i])
            {
                case (byte)'"':
                    isText = true;
                    break;
                case (byte)'{':
                    if (level++ == depth) start = i;
                    break;
                case (byte)'}' when --level == depth:
                    current.Write(bytes[start..(i + 1)]);
                    complete.Enqueue(current.WrittenSpan.ToArray());
                    current.ResetWrittenCount();
                    start = -1;
                    break;
            }
        }

        if (start >= 0) current.Write(bytes[start..]);
    }
}
