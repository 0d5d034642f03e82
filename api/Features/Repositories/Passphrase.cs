using System.Security.Cryptography;

namespace BackupApi.Features.Repositories;

internal static class Passphrase
{
    // Without letters and digits that look alike, because people may type it from paper one day.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Ten groups of four: about 198 bits.</summary>
    internal static string Generate() => string.Join('-', Enumerable.Range(0, 10).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
}
