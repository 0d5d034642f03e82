using System.Security.Cryptography;

namespace BackupApi.Engines.Restores;

/// <summary>A set of paths that keeps 16 bytes for each, however long they are.</summary>
internal sealed class PathSet
{
    private readonly HashSet<UInt128> digests = [];

    public int Count => digests.Count;

    public void Add(byte[] path) => digests.Add(Digest(path));

    public bool Contains(byte[] path) => digests.Contains(Digest(path));

    private static UInt128 Digest(byte[] path)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(path, hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
