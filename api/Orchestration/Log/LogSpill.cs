using System.Buffers.Binary;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace BackupApi.Orchestration.Log;

/// <summary>Lines in a file without a name: the system frees it with the process, however that ends. Not for several threads at once.</summary>
internal sealed class LogSpill : IDisposable
{
    private const int LengthBytes = 4;

    private readonly SafeFileHandle file;
    private long written;
    private long read;

    /// <summary>Throws IOException or UnauthorizedAccessException when the folder takes no file.</summary>
    public LogSpill(string folder)
    {
        var path = Path.Combine(folder, $".log-{Guid.NewGuid():N}");
        file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        File.Delete(path);
    }

    public bool IsEmpty => read == written;

    /// <summary>Throws IOException when there is no room; then nothing was added.</summary>
    public void Add(LogLine line)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(line);
        var record = new byte[LengthBytes + text.Length];
        BinaryPrimitives.WriteInt32LittleEndian(record, text.Length);
        text.CopyTo(record, LengthBytes);
        RandomAccess.Write(file, record, written);
        written += record.Length;
    }

    /// <summary>The oldest lines, at most <paramref name="most"/>; they are taken out.</summary>
    public void Take(List<LogLine> into, int most)
    {
        for (var count = 0; count < most && !IsEmpty; count++) into.Add(TakeOne());
        if (!IsEmpty) return;
        read = written = 0;
        RandomAccess.SetLength(file, 0);
    }

    public void Dispose() => file.Dispose();

    private LogLine TakeOne()
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(Read(LengthBytes));
        return JsonSerializer.Deserialize<LogLine>(Read(length))!;
    }

    private byte[] Read(int length)
    {
        var bytes = new byte[length];
        for (var done = 0; done < length;)
        {
            var count = RandomAccess.Read(file, bytes.AsSpan(done), read + done);
            done += count > 0 ? count : throw new IOException("Log lines that waited in a file are gone from it.");
        }

        read += length;
        return bytes;
    }
}
