using System.Buffers.Binary;
using System.Text;

namespace BackupApi.Storage.Sftp;

/// <summary>One answer: its type, and its fields one after the other. Throws <see cref="StorageException"/> where it ends before a field does.</summary>
internal sealed class SftpReply(byte[] packet)
{
    private int position = 5; // type and id come first

    public SftpType Type => (SftpType)packet[0];

    public uint Id => BinaryPrimitives.ReadUInt32BigEndian(packet.AsSpan(1));

    public bool HasMore => position < packet.Length;

    public uint Number() => BinaryPrimitives.ReadUInt32BigEndian(Take(4).Span);

    public long Long() => BinaryPrimitives.ReadInt64BigEndian(Take(8).Span);

    public ReadOnlyMemory<byte> Bytes() => Take((int)Math.Min(Number(), int.MaxValue));

    public string Text() => Encoding.UTF8.GetString(Bytes().Span);

    public SftpAttributes Attributes()
    {
        var flags = Number();
        var size = (flags & SftpAttributes.HasSize) != 0 ? Long() : 0;
        if ((flags & SftpAttributes.HasOwner) != 0) Take(8);
        var mode = (flags & SftpAttributes.HasPermissions) != 0 ? Number() : 0;
        var modified = 0u;
        if ((flags & SftpAttributes.HasTimes) != 0)
        {
            Number();
            modified = Number();
        }

        for (var more = (flags & SftpAttributes.HasMore) != 0 ? Number() : 0; more > 0; more--)
        {
            Bytes();
            Bytes();
        }

        return new SftpAttributes(size, mode, DateTimeOffset.FromUnixTimeSeconds(modified));
    }

    private ReadOnlyMemory<byte> Take(int count)
    {
        if (count < 0 || count > packet.Length - position) throw SftpFaults.Malformed();
        position += count;
        return packet.AsMemory(position - count, count);
    }
}

/// <param name="Size">Bytes.</param>
/// <param name="Mode">Kind and permissions as stat(2) has them; 0 when the server does not tell.</param>
internal sealed record SftpAttributes(long Size, uint Mode, DateTimeOffset ModifiedAt)
{
    public const uint HasSize = 1, HasOwner = 2, HasPermissions = 4, HasTimes = 8, HasMore = 0x80000000;

    private const uint KindMask = 0xF000, FolderKind = 0x4000, FileKind = 0x8000;

    public bool IsFolder => (Mode & KindMask) == FolderKind;

    public bool IsFile => (Mode & KindMask) == FileKind;
}
