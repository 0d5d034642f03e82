using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace BackupApi.Security;

/// <summary>One row of the audit trail, as far as its hash covers it. The user's id is left out: deleting a user clears it, and the actor names them.</summary>
internal sealed record AuditEntry
{
    public Guid Id { get; init; }
    public Guid WorkspaceId { get; init; }
    public long Position { get; init; }
    /// <summary>UTC, whole microseconds: what the database keeps.</summary>
    public DateTimeOffset OccurredAt { get; init; }
    public string Actor { get; init; } = "";
    public string Action { get; init; } = "";
    public string SubjectType { get; init; } = "";
    public Guid? SubjectId { get; init; }
    public string SubjectName { get; init; } = "";
    /// <summary>JSON as the database prints its jsonb.</summary>
    public string Details { get; init; } = "{}";
    public string? IpAddress { get; init; }
    public byte[] PreviousHash { get; init; } = [];
    public byte[] Hash { get; init; } = [];

    /// <summary>A keyed hash over every field, each behind its length so that no text can slide from one field into the next.</summary>
    internal byte[] ComputeHash(byte[] key)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Append(hash, PreviousHash);
        Append(hash, Id.ToByteArray(bigEndian: true));
        Append(hash, WorkspaceId.ToByteArray(bigEndian: true));
        AppendNumber(hash, Position);
        AppendNumber(hash, OccurredAt.UtcTicks);
        foreach (var text in (string[])[Actor, Action, SubjectType, SubjectId?.ToString() ?? "", SubjectName, Details, IpAddress ?? ""])
            Append(hash, Encoding.UTF8.GetBytes(text));
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, byte[] bytes)
    {
        AppendNumber(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void AppendNumber(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
