using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace BackupApi.Security;

/// <summary>Random tokens of 256 bits. Only their SHA-256 is stored: with that much chance in them, a slow hash would add nothing.</summary>
internal static class OpaqueToken
{
    internal const string ApiPrefix = "bkp_";

    internal static string New(string prefix = "") => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    internal static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Compares in constant time.</summary>
    internal static bool Matches(string token, byte[]? hash) => hash is not null && CryptographicOperations.FixedTimeEquals(Hash(token), hash);
}
