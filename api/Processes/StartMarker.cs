using System.Text;

namespace BackupApi.Processes;

/// <summary>Finds where a program's own output begins: login shells and sudo may print before it.</summary>
internal static class StartMarker
{
    private const int NoiseLimit = 256 * 1024;

    public static string Create() => $"backupapi-{Guid.NewGuid():N}";

    /// <summary>Reads through the marker's line. What precedes it is <c>Noise</c>; <c>Word</c> is what follows the marker on its line,
    /// or null when the stream ended before; <c>Tail</c> was read too far.</summary>
    public static async Task<(string Noise, string? Word, byte[] Tail)> ReadAsync(Stream stream, string marker, CancellationToken cancellationToken)
    {
        var wanted = Encoding.ASCII.GetBytes(marker);
        var seen = new byte[4096];
        var length = 0;
        while (true)
        {
            if (length == seen.Length)
                Array.Resize(ref seen, seen.Length < NoiseLimit ? seen.Length * 2 : throw new IOException("The server's login shell prints without end."));
            var count = await stream.ReadAsync(seen.AsMemory(length), cancellationToken);
            length += count;
            var start = seen.AsSpan(0, length).IndexOf(wanted);
            var end = start < 0 ? -1 : seen.AsSpan(start, length - start).IndexOf((byte)'\n');
            if (end >= 0)
                return (Text(seen.AsSpan(0, start)), Text(seen.AsSpan(start + wanted.Length, end - wanted.Length)).Trim(), seen[(start + end + 1)..length]);
            if (count == 0)
                return (Text(seen.AsSpan(0, length)), null, []);
        }
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
