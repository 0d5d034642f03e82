using System.Security.Cryptography;
using BackupApi.Problems;
using Microsoft.AspNetCore.DataProtection;

namespace BackupApi.Security;

/// <summary>Encrypts what must never stand in clear in the database: private keys, passphrases, passwords. Keys rotate by themselves; old text stays readable.</summary>
internal sealed class SecretProtector(IDataProtectionProvider provider)
{
    private readonly IDataProtector protector = provider.CreateProtector("BackupApi.Secrets.v1");

    internal string Protect(string secret) => protector.Protect(secret);

    /// <summary>Throws <see cref="ProblemException"/> when the text was encrypted under keys that this installation does not have.</summary>
    internal string Unprotect(string protectedText)
    {
        try
        {
            return protector.Unprotect(protectedText);
        }
        catch (CryptographicException exception)
        {
            throw new ProblemException(500, ProblemCodes.Internal, "A stored credential cannot be decrypted with this installation's keys.",
                "Bring back the master key (file master.key or BACKUPAPI_MASTER_KEY) with which it was stored, or enter the credential again.", exception);
        }
    }
}
