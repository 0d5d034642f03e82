using Microsoft.AspNetCore.Identity;

namespace BackupApi.Security;

/// <summary>Hashes and compares passwords with ASP.NET Core Identity's hasher (PBKDF2).</summary>
internal sealed class Passwords
{
    private static readonly object NoUser = new();
    private readonly PasswordHasher<object> hasher = new();
    private readonly Lazy<string> nobody;

    public Passwords() => nobody = new Lazy<string>(() => Hash(OpaqueToken.New()));

    internal string Hash(string password) => hasher.HashPassword(NoUser, password);

    /// <summary>Takes as long for a user who does not exist (null) as for one who does.</summary>
    internal bool Matches(string? hash, string password) =>
        hasher.VerifyHashedPassword(NoUser, hash ?? nobody.Value, password) != PasswordVerificationResult.Failed && hash is not null;
}
