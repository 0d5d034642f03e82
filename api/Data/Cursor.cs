using System.Buffers.Binary;
using System.Buffers.Text;

namespace BackupApi.Data;

/// <summary>Where a page of a list that is ordered by time and id (newest first) ends. Opaque to clients.</summary>
internal readonly record struct Cursor(DateTimeOffset At, Guid Id)
{
    public string Encode()
    {
        Span<byte> bytes = stackalloc byte[24];
        BinaryPrimitives.WriteInt64BigEndian(bytes, At.UtcTicks);
        Id.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null for null, empty or malformed text: the list then starts at its beginning only for null and empty; callers refuse the rest.</summary>
    public static bool TryDecode(string? text, out Cursor? cursor)
    {
        cursor = null;
        if (string.IsNullOrEmpty(text)) return true;
        Span<byte> bytes = stackalloc byte[32];
        if (text.Length > 40 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length) || length != 24) return false;
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks) return false;
        cursor = new Cursor(new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[8..24], bigEndian: true));
        return true;
    }
}
