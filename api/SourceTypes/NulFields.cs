using System.Runtime.CompilerServices;
using BackupApi.Processes;

namespace BackupApi.SourceTypes;

/// <summary>Reads records of NUL-terminated fields as they come. Fields are text as <see cref="RawText"/> writes it.</summary>
internal static class NulFields
{
    public static async IAsyncEnumerable<string[]> ReadAsync(Stream stream, int perRecord, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var fields = new List<string>(perRecord);
        var length = 0;
        int read;
        while ((read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken)) > 0)
        {
            length += read;
            var start = 0;
            int end;
            while ((end = Array.IndexOf(buffer, (byte)0, start, length - start)) >= 0)
            {
                fields.Add(RawText.Decode(buffer.AsSpan(start, end - start)));
                start = end + 1;
                if (fields.Count == perRecord)
                {
                    yield return [.. fields];
                    fields.Clear();
                }
            }

            buffer.AsSpan(start, length - start).CopyTo(buffer);
            length -= start;
            // Linux takes no path above 4,096 bytes, but a tree may be deeper than that.
            if (length == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        }
    }
}
