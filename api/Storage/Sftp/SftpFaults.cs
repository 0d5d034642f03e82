using BackupApi.Hosts;
using BackupApi.Problems;

namespace BackupApi.Storage.Sftp;

/// <summary>A status other than "ok".</summary>
internal sealed class SftpRefusal(SftpStatus status, string said) : Exception($"{status}: {said}")
{
    public SftpStatus Status { get; } = status;

    public string Said { get; } = said;
}

internal enum SftpStatus : uint { Ok = 0, End = 1, Missing = 2, Denied = 3, Failure = 4, BadMessage = 5, NoConnection = 6, ConnectionLost = 7, Unsupported = 8 }

/// <summary>What SSH and SFTP say, as a person understands it of a storage pool.</summary>
internal static class SftpFaults
{
    public static StorageException Explain(HostException exception, SftpSite site) => exception.Code switch
    {
        ProblemCodes.HostSignInRefused when exception.Message.StartsWith("The private key", StringComparison.Ordinal) => new(ProblemCodes.StorageCredentialsRefused, exception.Message,
            "Paste the whole private key, from its BEGIN line to its END line; remove its passphrase before (ssh-keygen -p).", exception),
        ProblemCodes.HostSignInRefused => new(ProblemCodes.StorageCredentialsRefused, exception.Message,
            "Check the user name, and that the public half of this key stands in that account's ~/.ssh/authorized_keys (or that the password is right).", exception),
        ProblemCodes.HostKeyChanged => new(exception.Code, $"{site} shows another host key than the one that was confirmed. Nothing was sent to it.", SshErrors.HostKeyChangedHint, exception),
        ProblemCodes.HostUnreachable or ProblemCodes.ConnectionLost => new(ProblemCodes.StorageUnreachable, exception.Message, exception.Hint, exception) { IsTransient = true },
        _ => new(exception.Code, exception.Message, exception.Hint, exception) { IsTransient = exception.IsTransient },
    };

    /// <param name="printed">What came instead.</param>
    public static StorageException NotSftp(SftpSite site, string printed) => new(ProblemCodes.StorageUnreachable, $"{site} signs us in, but what answers there is not SFTP. It said: “{printed}”",
        $"Nothing may be printed when {site.Username} signs in without a terminal, and the account must be allowed SFTP: look at its shell and that shell's start files (.bashrc, .profile).");

    public static StorageException Malformed() => new(ProblemCodes.StorageUnreachable, "An answer of the SFTP server is shorter than it says.", "Try again; if it stays, the SFTP server there does not keep to version 3 of the protocol.") { IsTransient = true };

    /// <param name="what">What was wanted: "/srv/backups/web/config cannot be read".</param>
    public static StorageException Explain(SftpRefusal refusal, SftpSite site, string what) => refusal.Status switch
    {
        SftpStatus.Missing => new(ProblemCodes.StorageObjectMissing, $"{what} on {site}: there is no such file.", "Check that the disk is mounted there and that nobody else deletes from the folder; then verify the repository.", refusal),
        SftpStatus.Denied => new(ProblemCodes.StoragePermissionDenied, $"{what} on {site}: permission denied.", $"Let the account {site.Username} own the folder there.", refusal),
        _ => new(ProblemCodes.StorageUnwritable, $"{what} on {site}: {(refusal.Said.Length > 0 ? refusal.Said : refusal.Status.ToString())}.", "Check the disk there, its quota, and that it is mounted writable.", refusal),
    };
}
