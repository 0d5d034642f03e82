using System.Buffers.Binary;
using System.Text;

namespace BackupApi.Storage.Sftp;

/// <summary>One request of SFTP version 3 (draft-ietf-secsh-filexfer-02) as it goes over the wire: length, type, id, fields.</summary>
internal sealed class SftpRequest
{
    private const int HeadSize = 9;

    private readonly MemoryStream bytes;

    public SftpRequest(SftpType type, int room = 256)
    {
        bytes = new MemoryStream(HeadSize + room);
        bytes.SetLength(HeadSize);
        bytes.Position = HeadSize;
        bytes.GetBuffer()[4] = (byte)type;
    }

    public static SftpRequest Of(SftpType type, string path) => new SftpRequest(type).Text(path);

    public static SftpRequest Of(SftpType type, byte[] handle) => new SftpRequest(type).Bytes(handle);

    public static SftpRequest Extended(string name) => new SftpRequest(SftpType.Extended).Text(name);

    public SftpRequest Number(uint number)
    {
        Span<byte> field = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(field, number);
        bytes.Write(field);
        return this;
    }

    public SftpRequest Long(long number)
    {
        Span<byte> field = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(field, number);
        bytes.Write(field);
        return this;
    }

    public SftpRequest Text(string text) => Bytes(Encoding.UTF8.GetBytes(text));

    public SftpRequest Bytes(ReadOnlySpan<byte> content)
    {
        Number((uint)content.Length);
        bytes.Write(content);
        return this;
    }

    /// <summary>Attributes that set the permissions only.</summary>
    public SftpRequest Permissions(uint mode) => Number(SftpAttributes.HasPermissions).Number(mode);

    /// <summary>The whole packet, with the id that its answer will carry.</summary>
    public ReadOnlyMemory<byte> Packet(uint id)
    {
        var packet = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        BinaryPrimitives.WriteUInt32BigEndian(packet, (uint)(bytes.Length - 4));
        BinaryPrimitives.WriteUInt32BigEndian(packet[5..], id);
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}

internal enum SftpType : byte
{
    Init = 1, Version = 2, Open = 3, Close = 4, Read = 5, Write = 6, HandleStat = 8, OpenFolder = 11, ReadFolder = 12, Remove = 13, MakeFolder = 14, RemoveFolder = 15,
    RealPath = 16, Stat = 17, Rename = 18, Status = 101, Handle = 102, Data = 103, Name = 104, Attributes = 105, Extended = 200, ExtendedReply = 201,
}
